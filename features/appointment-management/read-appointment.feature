@appointment-management @read-appointment
Feature: Read an appointment
  Future appointments are read by id, whoever booked them; past ones are not.

  @control:served @req:APPT-READ-016 @req:APPT-READ-017 @req:APPT-READ-019
  Scenario: An appointment is read
    Given an appointment in a free slot of a practitioner
    When the read appointment request is sent
    Then the provider answers with success
    And the booked appointment rules hold
    And the standard rules hold

  @req:APPT-READ-001
  Scenario: An appointment that another organisation has booked is read
    Given an appointment that another organisation has booked
    When the read appointment request is sent
    Then it holds that the appointment of any organisation is read
    And the appointment rules hold
    And the standard rules hold

  @retrieve-patient-appointments @req:APPT-READ-001
  Scenario Outline: The appointment "<role>" of the practice is read
    Given the appointment "<role>" of the practice
    When the read appointment request is sent
    Then it holds that the appointment of any organisation is read
    And the appointment rules hold
    And the standard rules hold

    Examples:
      | role               |
      | booked-in-practice |
      | booked-elsewhere   |
      | cancelled          |

  @book-appointment @req:APPT-READ-015
  Scenario: A business identifier comes with system and value
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "identifier of the appointment"
    When the book appointment request is sent
    Then the provider answers with success
    When the appointment is read
    Then it holds that the appointment identifier is as sent
    And it holds that the appointment identifier has system and value only

  @retrieve-patient-appointments @since:1.2.9 @req:APPT-READ-002 @req:APPT-READ-022 @req:APPT-READ-023
  Scenario: A visit is read, without the patient's address
    Given the appointment "visit" of the practice
    When the read appointment request is sent
    Then it holds that the visit is read
    And the appointment rules hold
    And the standard rules hold
    And it holds that the visit comment names the kind of visit
    When the references of the answer are followed
    Then it holds that the visit location is an unknown one

  @req:APPT-READ-005
  Scenario: A past appointment is not read
    Given the past appointment "past" of the practice
    When the read appointment request is sent
    Then the request is refused: read of a past appointment
    And the standard rules hold

  @req:APPT-GEN-013 @req:APPT-IG-002
  Scenario: The appointment of a patient with dissent to share is read
    Given an appointment of the patient "dissent"
    When the read appointment request is sent
    Then it holds that the patient with dissent to share is booked

  @since:1.2.8 @until:1.2.8 @req:APPT-READ-021
  Scenario: The appointment in a slot that is linked to a service is read
    Given an appointment in a free slot linked to a service
    When the read appointment request is sent
    Then the provider answers with success
    And the booked appointment rules hold

  @cancel-appointment @req:APPT-READ-024 @req:APPT-BR-011
  Scenario: A cancelled appointment is read
    Given an appointment
    And the appointment has been cancelled
    When the read appointment request is sent
    Then the provider answers with success
    And the still cancelled appointment rules hold
    And the standard rules hold

  @control:refused @req:APPT-READ-009 @req:SPINE-ERR-013
  Scenario Outline: A read by an <id> is refused
    Given the request names an appointment by an "<id>"
    When the read appointment request is sent
    Then the request is refused: unknown appointment id
    And the standard rules hold

    Examples:
      | id                                          |
      | id of text that nobody has                  |
      | id of digits that nobody has                |
      | id of digits beyond 31 bits that nobody has |
      | id of digits beyond 63 bits that nobody has |
      | id in UUID form that nobody has             |
      | id of 64 characters that nobody has         |

  @req:APPT-READ-009 @req:APPT-READ-008
  Scenario: An id of 65 characters is refused
    Given an appointment
    And the request deviates: "id of 65 characters"
    When the read appointment request is sent
    Then the request is refused: overlong appointment id
    And the standard rules hold

  @req:SPINE-SEC-012
  Scenario: A read under the scope of another endpoint is refused where scopes are checked
    Given an appointment
    And the request deviates: "scope of another endpoint"
    When the read appointment request is sent
    Then the request is refused: scope of another endpoint
    And the standard rules hold

  @req:APPT-READ-007 @req:SPINE-IID-011 @req:SPINE-ERR-029
  Scenario Outline: A read under the <deviation> is refused
    Given an appointment
    And the request deviates: "<deviation>"
    When the read appointment request is sent
    Then the request is refused: interaction id of another interaction
    And the standard rules hold

    Examples:
      | deviation                           |
      | interaction id of read location     |
      | interaction id of amend appointment |
