@appointment-management @read-appointment
Feature: Read an appointment
  Future appointments are read by id, whoever booked them; past ones are not.

  @req:APPT-READ-001 @req:APPT-READ-011 @req:APPT-READ-012 @req:APPT-READ-013 @req:APPT-READ-014 @req:APPT-READ-015 @req:APPT-READ-016 @req:APPT-READ-017 @req:APPT-READ-018 @req:APPT-READ-019 @req:APPT-READ-020 @req:APPT-GEN-001 @req:APPT-GEN-006 @req:SPINE-FHIR-027 @req:SPINE-FHIR-029 @req:SPINE-FHIR-035 @req:SPINE-FHIR-046 @req:SPINE-FHIR-047 @req:SPINE-HTTP-037 @req:SPINE-HTTP-038
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
    Then it holds that "appointment-of-any-organisation-is-read"
    And the appointment rules hold
    And the standard rules hold

  @req:APPT-GEN-013 @req:APPT-IG-002
  Scenario: The appointment of a patient with dissent to share is read
    Given an appointment of the patient "dissent"
    When the read appointment request is sent
    Then the provider answers with success
    And it holds that "patient-with-dissent-to-share-is-booked"

  @since:1.2.8 @until:1.2.8 @req:APPT-READ-021
  Scenario: The appointment in a slot that is linked to a service is read
    Given an appointment in a free slot linked to a service
    When the read appointment request is sent
    Then the provider answers with success
    And the booked appointment rules hold

  @cancel-appointment @req:APPT-READ-024 @req:APPT-CANCEL-029 @req:APPT-BR-011
  Scenario: A cancelled appointment is read
    Given an appointment
    And the appointment has been cancelled
    When the read appointment request is sent
    Then the provider answers with success
    And the still cancelled appointment rules hold
    And the standard rules hold

  @req:APPT-READ-009 @req:SPINE-ERR-013
  Scenario: An id that no appointment has is refused
    Given the request names an appointment that does not exist
    When the read appointment request is sent
    Then the request is refused: "unknown-appointment-id"
    And the standard rules hold

  @req:APPT-READ-009 @req:APPT-READ-008
  Scenario: An id of 65 characters is refused
    Given an appointment
    And the request deviates: "id of 65 characters"
    When the read appointment request is sent
    Then the request is refused: "overlong-appointment-id"
    And the standard rules hold

  @req:APPT-READ-007 @req:SPINE-IID-011 @req:SPINE-SEC-006 @req:SPINE-ERR-029
  Scenario Outline: A read under the <deviation> is refused
    Given an appointment
    And the request deviates: "<deviation>"
    When the read appointment request is sent
    Then the request is refused: "interaction-id-of-another-interaction"
    And the standard rules hold

    Examples:
      | deviation                           |
      | interaction id of read location     |
      | interaction id of amend appointment |
