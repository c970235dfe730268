@difference:cancel
@appointment-management @cancel-appointment
Feature: Cancel an appointment
  Status and reason change, and nothing else; the slots are free again.

  @control:served @req:APPT-CANCEL-020 @req:APPT-CANCEL-021 @req:APPT-BR-012
  Scenario: An appointment is cancelled
    Given an appointment in a free slot of a practitioner
    And a control search while the slot is booked
    And a cancellation
    When the cancel appointment request is sent
    Then the provider answers with success
    And it holds that the whole resource is returned
    And the cancelled appointment rules hold
    And the standard rules hold
    And the slot is free again

  @req:APPT-CANCEL-029 @req:APPT-BR-012
  Scenario: Both slots of an appointment are free again
    Given an appointment in two free slots that may be booked together
    And a control search while the slot is booked
    And a cancellation
    When the cancel appointment request is sent
    Then the provider answers with success
    And the slot is free again

  @read-appointment @req:APPT-READ-024
  Scenario: What was cancelled is read as cancelled
    Given an appointment
    And a cancellation
    When the cancel appointment request is sent
    Then the provider answers with success
    When the appointment is read
    Then the still cancelled appointment rules hold

  @req:APPT-CANCEL-001
  Scenario: An appointment that another organisation has booked is cancelled
    Given an appointment that another organisation has booked
    And a cancellation
    When the cancel appointment request is sent
    Then it holds that the appointment of any organisation is changed
    And the cancelled appointment rules hold

  @book-appointment @req:APPT-GEN-017 @req:APPT-GEN-026
  Scenario: Another organisation cancels an appointment, and the slot is booked again
    Given an appointment
    And a control search while the slot is booked
    And a cancellation
    And the request deviates: "sent by another organisation"
    When the cancel appointment request is sent
    Then it holds that the appointment of any organisation is changed
    And the cancelled appointment rules hold
    And the slot is free again
    Given a booking of the same slot for the patient "second-normal"
    When the book appointment request is sent
    Then it holds that the freed slot is booked again

  @since:1.2.8 @until:1.2.8 @req:APPT-CANCEL-030
  Scenario: The appointment in a slot that is linked to a service is cancelled
    Given an appointment in a free slot linked to a service
    And a cancellation
    When the cancel appointment request is sent
    Then it holds that the appointment has the service of the schedule

  @req:APPT-CANCEL-025
  Scenario: What the provider owns may be left out
    Given an appointment in a free slot of a practitioner
    And a cancellation
    And the request deviates: "what the provider owns left out"
    When the cancel appointment request is sent
    Then the provider answers with success
    And the cancelled appointment rules hold

  @req:APPT-CANCEL-013
  Scenario: A long reason is taken
    Given an appointment
    And a cancellation
    And the request deviates: "cancellation reason of 1000 characters"
    When the cancel appointment request is sent
    Then the provider answers with success
    And the cancelled appointment rules hold

  Scenario Outline: A cancellation with <deviation> is refused
    Given an appointment in a free slot of a practitioner
    And a cancellation
    And the request deviates: "<deviation>"
    When the cancel appointment request is sent
    Then the request is refused: <refusal>
    And the standard rules hold
    And the appointment is unchanged

    @req:APPT-CANCEL-010
    Examples:
      | deviation     | refusal                          |
      | status booked | cancellation with another status |
      | status noshow | cancellation with another status |

    @req:APPT-CANCEL-011
    Examples:
      | deviation                             | refusal                           |
      | no cancellation reason                | cancellation without reason       |
      | cancellation reason under another URL | cancellation without reason       |
      | empty cancellation reason             | cancellation with an empty reason |

    @req:APPT-CANCEL-012 @req:APPT-CANCEL-016
    Examples:
      | deviation                              | refusal                        |
      | other description                      | change beside the cancellation |
      | other comment                          | change beside the cancellation |
      | start 10 minutes later                 | change beside the cancellation |
      | practitioner removed                   | change beside the cancellation |
      | other name of the booking organisation | change beside the cancellation |
      | absolute references                    | change beside the cancellation |

    @req:SPINE-FHIR-024
    Examples:
      | deviation       | refusal                     |
      | unknown element | change with unknown element |

    @req:APPT-CANCEL-006 @req:SPINE-IID-014
    Examples:
      | deviation                          | refusal                               |
      | interaction id of read appointment | interaction id of another interaction |
      | interaction id of book appointment | interaction id of another interaction |

  @req:APPT-CANCEL-012
  Scenario Outline: A cancellation with <deviation> is refused, or keeps the provider's own
    Given an appointment
    And a cancellation
    And the request deviates: "<deviation>"
    When the cancel appointment request is sent
    Then the request is refused: changed service type
    And the standard rules hold

    Examples:
      | deviation              |
      | other service type     |
      | other service category |

  @amend-appointment @req:APPT-CANCEL-017 @req:SPINE-HTTP-040 @req:SPINE-HTTP-041
  Scenario: A cancellation from a former version is refused
    Given an appointment
    And the appointment has been amended
    And a cancellation
    And the request goes out from the former version
    When the cancel appointment request is sent
    Then the request is refused: version that is not current
    And the standard rules hold
    And the appointment is unchanged

  @req:APPT-CANCEL-029
  Scenario: A second cancellation changes nothing
    Given an appointment
    And the appointment has been cancelled
    And a cancellation
    When the cancel appointment request is sent
    Then the request is refused: second cancellation
    And the standard rules hold

  @req:APPT-CANCEL-004
  Scenario: A past appointment is not cancelled
    Given the past appointment "past" of the practice
    And a cancellation
    When the cancel appointment request is sent
    Then the request is refused: change of a past appointment
    And the standard rules hold

  @retrieve-patient-appointments @read-appointment @since:1.2.9 @req:APPT-CANCEL-018
  Scenario: A visit is not cancelled
    Given the appointment "visit" of the practice
    And a cancellation
    When the cancel appointment request is sent
    Then the request is refused: change of a visit
    And the standard rules hold
    And the appointment is unchanged

  @read-appointment @req:SPINE-FHIR-052
  Scenario Outline: An appointment of an <id> is not cancelled
    Given an appointment
    And a cancellation
    And the request names an appointment by an "<id>"
    When the cancel appointment request is sent
    Then the request is refused: change of an unknown appointment
    And the standard rules hold

    Examples:
      | id                                          |
      | id of text that nobody has                  |
      | id of digits that nobody has                |
      | id of digits beyond 31 bits that nobody has |
      | id of digits beyond 63 bits that nobody has |
      | id in UUID form that nobody has             |
      | id of 64 characters that nobody has         |

  @amend-appointment @req:APPT-CANCEL-006 @req:SPINE-IID-014
  Scenario: An amendment under the interaction id of cancellations is refused
    Given an appointment
    And an amendment of the description
    When the cancel appointment request is sent
    Then the request is refused: amendment sent as cancellation
    And the standard rules hold
    And the appointment is unchanged
