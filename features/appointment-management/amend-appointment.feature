@difference:amend
@appointment-management @amend-appointment
Feature: Amend an appointment
  Description and comment may change, and nothing else. After a refusal the appointment is read again.

  @control:served @req:APPT-AMEND-027 @req:APPT-AMEND-028 @req:SPINE-FHIR-036
  Scenario Outline: The <texts> of an appointment are amended
    Given an appointment in a free slot of a practitioner
    And an amendment of the <texts>
    When the amend appointment request is sent
    Then the provider answers with success
    And it holds that the whole resource is returned
    And the amended appointment rules hold
    And the standard rules hold

    Examples:
      | texts                   |
      | description             |
      | comment                 |
      | description and comment |

  @read-appointment @req:APPT-READ-018
  Scenario: What was amended is read
    Given an appointment
    And an amendment of the description and comment
    When the amend appointment request is sent
    Then the provider answers with success
    When the appointment is read
    Then it holds that the read appointment is as answered

  @req:APPT-AMEND-001
  Scenario: An appointment that another organisation has booked is amended
    Given an appointment that another organisation has booked
    And an amendment of the comment
    When the amend appointment request is sent
    Then it holds that the appointment of any organisation is changed
    And the amended appointment rules hold

  @req:APPT-GEN-017
  Scenario: Another organisation amends an appointment
    Given an appointment
    And an amendment of the comment
    And the request deviates: "sent by another organisation"
    When the amend appointment request is sent
    Then it holds that the appointment of any organisation is changed
    And the amended appointment rules hold

  @since:1.2.8 @until:1.2.8 @req:APPT-AMEND-034
  Scenario: The appointment in a slot that is linked to a service is amended
    Given an appointment in a free slot linked to a service
    And an amendment of the comment
    When the amend appointment request is sent
    Then it holds that the appointment has the service of the schedule

  @req:APPT-AMEND-030
  Scenario: What the provider owns may be left out
    Given an appointment in a free slot of a practitioner
    And an amendment of the comment
    And the request deviates: "what the provider owns left out"
    When the amend appointment request is sent
    Then the provider answers with success
    And the amended appointment rules hold

  @req:SPINE-HTTP-036
  Scenario: An amendment with Prefer return=minimal is answered without a body
    Given an appointment
    And an amendment of the comment
    And the request deviates: "Prefer return=minimal"
    When the amend appointment request is sent
    Then it holds that the minimal answer is empty

  Scenario Outline: An amendment with <deviation> is refused
    Given an appointment in a free slot of a practitioner
    And an amendment of the comment
    And the request deviates: "<deviation>"
    When the amend appointment request is sent
    Then the request is refused: <refusal>
    And the standard rules hold
    And the appointment is unchanged

    @req:SPINE-ERR-019 @req:SPINE-FHIR-041
    Examples:
      | deviation                              | refusal                          |
      | priority added                         | change of anything but the texts |
      | created a day earlier                  | change of anything but the texts |
      | other length in minutes                | change of anything but the texts |
      | status arrived                         | change of anything but the texts |
      | participant added                      | change of anything but the texts |
      | practitioner removed                   | change of anything but the texts |
      | other name of the booking organisation | change of anything but the texts |
      | other delivery channel                 | change of anything but the texts |
      | other practitioner role                | change of anything but the texts |
      | absolute references                    | change of anything but the texts |

    @req:APPT-AMEND-004 @req:APPT-GEN-015
    Examples:
      | deviation              | refusal                |
      | start 10 minutes later | change of time or slot |
      | end 10 minutes later   | change of time or slot |

    @req:APPT-AMEND-004 @req:APPT-AMEND-013
    Examples:
      | deviation                 | refusal                             |
      | cancellation reason added | cancellation reason in an amendment |

    @req:APPT-AMEND-008
    Examples:
      | deviation                 | refusal                     |
      | id of another appointment | body of another appointment |

    @req:APPT-AMEND-011
    Examples:
      | deviation                          | refusal                  |
      | Bundle in place of the appointment | change of no appointment |
      | broken JSON as body                | malformed change         |

    @req:APPT-AMEND-009 @req:SPINE-IID-013
    Examples:
      | deviation                          | refusal                               |
      | interaction id of read appointment | interaction id of another interaction |
      | interaction id of book appointment | interaction id of another interaction |

  @req:APPT-AMEND-004 @req:APPT-GEN-015
  Scenario: An appointment is not moved to another slot
    Given an appointment
    And an amendment of the comment
    And the amendment moves it to another free slot
    When the amend appointment request is sent
    Then the request is refused: change of time or slot
    And the standard rules hold
    And the appointment is unchanged

  @req:APPT-AMEND-004
  Scenario Outline: An amendment with <deviation> is refused, or keeps the provider's own
    Given an appointment
    And an amendment of the comment
    And the request deviates: "<deviation>"
    When the amend appointment request is sent
    Then the request is refused: changed service type
    And the standard rules hold

    Examples:
      | deviation              |
      | other service type     |
      | other service category |

  @req:SPINE-FHIR-024 @req:APPT-AMEND-011
  Scenario: An amendment with an element that FHIR does not have is refused
    Given the capability statement
    And an appointment
    And an amendment of the comment
    And the request deviates: "unknown element"
    When the amend appointment request is sent
    Then the request is refused: change with unknown element
    And the standard rules hold

  @req:SPINE-FHIR-022
  Scenario: An amendment without its profile should be refused
    Given an appointment
    And an amendment of the comment
    And the request deviates: "no profile"
    When the amend appointment request is sent
    Then the request is refused: change of another profile
    And the standard rules hold

  @req:APPT-AMEND-021
  Scenario Outline: An amended <deviation> is refused, or stored whole
    Given an appointment
    And an amendment of the description and comment
    And the request deviates: "<deviation>"
    When the amend appointment request is sent
    Then the request is refused: amended texts too long to store
    And the standard rules hold

    Examples:
      | deviation                       |
      | description of 10000 characters |
      | comment of 10000 characters     |

  @cancel-appointment @req:APPT-AMEND-007 @req:APPT-GEN-016
  Scenario: A cancelled appointment is not amended
    Given an appointment
    And the appointment has been cancelled
    And an amendment of the description
    When the amend appointment request is sent
    Then the request is refused: amendment of a cancelled appointment
    And the standard rules hold
    And the appointment is unchanged

  @cancel-appointment @req:APPT-AMEND-007 @req:APPT-GEN-016
  Scenario: A cancelled appointment is not booked again by an amendment
    Given an appointment
    And the appointment has been cancelled
    And an amendment of the description
    And the request deviates: "status booked"
    When the amend appointment request is sent
    Then the request is refused: amendment of a cancelled appointment
    And the standard rules hold
    And the appointment is unchanged

  @req:APPT-AMEND-024 @req:SPINE-HTTP-040 @req:SPINE-HTTP-041
  Scenario: An amendment from a former version is refused
    Given an appointment
    And the appointment has been amended
    And an amendment of the description
    And the request goes out from the former version
    When the amend appointment request is sent
    Then the request is refused: version that is not current
    And the standard rules hold
    And the appointment is unchanged

  @req:APPT-AMEND-024 @req:SPINE-HTTP-040
  Scenario: Of two amendments at the same moment one wins
    Given an appointment
    When it is amended twice at the same moment
    Then the request is refused: version that is not current
    And the standard rules hold

  @req:APPT-AMEND-006
  Scenario: A past appointment is not amended
    Given the past appointment "past" of the practice
    And an amendment of the comment
    When the amend appointment request is sent
    Then the request is refused: change of a past appointment
    And the standard rules hold

  @retrieve-patient-appointments @read-appointment @since:1.2.9 @req:APPT-AMEND-025
  Scenario: A visit is not amended
    Given the appointment "visit" of the practice
    And an amendment of the description
    When the amend appointment request is sent
    Then the request is refused: change of a visit
    And the standard rules hold
    And the appointment is unchanged

  @read-appointment @req:SPINE-FHIR-052
  Scenario Outline: An appointment of an <id> is neither amended nor made
    Given an appointment
    And an amendment of the comment
    And the request names an appointment by an "<id>"
    When the amend appointment request is sent
    Then the request is refused: change of an unknown appointment
    And the standard rules hold
    When the read appointment request is sent
    Then the request is refused: unknown appointment id

    Examples:
      | id                                          |
      | id of text that nobody has                  |
      | id of digits that nobody has                |
      | id of digits beyond 31 bits that nobody has |
      | id of digits beyond 63 bits that nobody has |
      | id in UUID form that nobody has             |
      | id of 64 characters that nobody has         |

  @cancel-appointment @req:APPT-AMEND-009 @req:SPINE-IID-013
  Scenario: A cancellation under the interaction id of amendments is refused
    Given an appointment
    And a cancellation
    When the amend appointment request is sent
    Then the request is refused: cancellation sent as amendment
    And the standard rules hold
    And the appointment is unchanged

  @req:SPINE-FHIR-034 @req:SPINE-HTTP-046
  Scenario Outline: An appointment with <deviation> is left as it is
    Given an appointment
    And an amendment of the comment
    And the request deviates: "<deviation>"
    When the amend appointment request is sent
    Then the request is refused: DELETE and PATCH
    And the standard rules hold
    And the appointment is unchanged

    Examples:
      | deviation   |
      | verb DELETE |
      | verb PATCH  |
