@difference:book @difference:profile-appointment
@appointment-management @book-appointment
Feature: Book an appointment
  A booking takes free slots for a patient; either all of it is made or nothing. Every scenario books its own slot and
  cancels what it has booked. After a refusal the provider is asked that nothing was made.

  @control:served @req:APPT-BOOK-043 @req:SPINE-FHIR-025
  Scenario Outline: <slot> is booked for the patient "<patient>"
    Given <slot>
    And a booking for the patient "<patient>"
    When the book appointment request is sent
    Then the provider answers with success
    And it holds that the whole resource is returned
    And the new appointment rules hold
    And the standard rules hold
    And it holds that the altered content is recorded

    Examples:
      | slot                                  | patient   |
      | a free slot                           | normal    |
      | a free slot of a practitioner         | sparse    |
      | a free slot without a practitioner    | temporary |

  @since:1.2.8 @until:1.2.8 @req:APPT-BOOK-067 @req:APPT-SVC-028
  Scenario: A slot that is linked to a service is booked
    Given a free slot linked to a service
    And a booking for the patient "normal"
    When the book appointment request is sent
    Then the provider answers with success
    And the new appointment rules hold
    And the standard rules hold

  @search-free-slots @req:APPT-BOOK-069
  Scenario: A slot that was booked is no longer free
    Given an appointment
    Then the slot is no longer free

  @req:APPT-BOOK-069
  Scenario: Two slots that may be booked together are booked
    Given two free slots that may be booked together
    And a booking for the patient "normal"
    When the book appointment request is sent
    Then the provider answers with success
    And the new appointment rules hold
    And the slot is no longer free

  @read-appointment @req:APPT-READ-018 @req:SPINE-RES-005 @req:SPINE-FHIR-027
  Scenario: What was booked is read
    Given a free slot of a practitioner
    And a booking for the patient "normal"
    When the book appointment request is sent
    Then the provider answers with success
    When the appointment is read
    Then the provider answers with success
    And the booked appointment rules hold
    And the standard rules hold

  @req:APPT-GEN-013 @req:APPT-IG-002
  Scenario: A patient with dissent to share is booked
    Given a free slot
    And a booking for the patient "dissent"
    When the book appointment request is sent
    Then it holds that the patient with dissent to share is booked
    And the standard rules hold

  @req:SPINE-SDSREG-020
  Scenario: What the appointment refers to can be read
    Given a free slot of a practitioner
    And a booking for the patient "normal"
    When the book appointment request is sent
    Then the provider answers with success
    When the references of the answer are followed
    Then it holds that references resolve

  @req:APPT-BOOK-044 @req:APPT-BOOK-045
  Scenario Outline: A <deviation> is stored whole
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then the provider answers with success
    And the new appointment rules hold

    Examples:
      | deviation                     |
      | description of 100 characters |
      | comment of 500 characters     |

  @req:APPT-BOOK-045
  Scenario Outline: A <deviation> is refused or stored whole
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then it holds that the text is refused or stored whole

    Examples:
      | deviation                     |
      | description of 101 characters |
      | comment of 501 characters     |

  @req:APPT-BOOK-047
  Scenario Outline: A <deviation> is refused, or stored whole
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then the request is refused: texts too long to store
    And the standard rules hold

    Examples:
      | deviation                       |
      | description of 10000 characters |
      | comment of 10000 characters     |

  @req:APPT-BOOK-058 @req:APPT-BOOK-064
  Scenario Outline: A booking with <deviation> is made
    Given a free slot of a practitioner
    And a booking for the patient "normal"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then the provider answers with success
    And the new appointment rules hold

    Examples:
      | deviation                                 |
      | no comment                                |
      | practitioner left out                     |
      | service type and category of the consumer |

  @req:SPINE-VER-002
  Scenario: A booking without what later versions brought is made
    Given a free slot
    And a booking for the patient "normal"
    When the book appointment request is sent
    Then it holds that the booking of earlier consumers is accepted
    And the standard rules hold

  @since:1.2.8 @until:1.2.8 @req:APPT-BOOK-039
  Scenario: A booking with the mandatory elements alone is made
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "no comment"
    And the request deviates: "practitioner left out"
    When the book appointment request is sent
    Then it holds that the least booking is accepted
    And the standard rules hold

  @req:SPINE-HTTP-036
  Scenario Outline: A booking with <deviation> is made
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then it holds that <check>

    Examples:
      | deviation                    | check                                 |
      | Prefer return=minimal        | the minimal answer is empty           |
      | Prefer return=representation | the preferred representation is given |

  @req:SPINE-HTTP-027
  Scenario: A booking that is sent in chunks is made
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "body in chunks"
    When the book appointment request is sent
    Then it holds that the chunked request is served

  @req:SPINE-HTTP-022
  Scenario: Content-Type alone decides the format of the answer
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "Content-Type JSON alone"
    When the book appointment request is sent
    Then it holds that the Content-Type decides the format
    And the standard rules hold

  Scenario Outline: A booking with <deviation> is refused
    Given a free slot of a practitioner
    And a booking for the patient "normal"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then the request is refused: <refusal>
    And the standard rules hold
    And no appointment was created

    @req:APPT-BOOK-014
    Examples:
      | deviation              | refusal                 |
      | no patient participant | booking without patient |

    @req:APPT-BOOK-015
    Examples:
      | deviation               | refusal                  |
      | no location participant | booking without location |

    @req:APPT-BOOK-016
    Examples:
      | deviation                 | refusal                   |
      | participant without actor | participant without actor |

    @req:SPINE-ERR-019 @req:APPT-BOOK-052
    Examples:
      | deviation                   | refusal                    |
      | participants without status | participant without status |

    @req:APPT-BOOK-017
    Examples:
      | deviation | refusal                      |
      | no start  | booking without start or end |
      | no end    | booking without start or end |

    @req:APPT-BOOK-019
    Examples:
      | deviation        | refusal                   |
      | no status        | booking without status    |
      | status cancelled | booking of another status |

    @req:APPT-BOOK-019 @req:APPT-GEN-018
    Examples:
      | deviation       | refusal                   |
      | status proposed | booking of another status |
      | status pending  | booking of another status |

    @req:SPINE-FHIR-024
    Examples:
      | deviation                                   | refusal                              |
      | status tentative                            | foreign status or form               |
      | status foo                                  | foreign status or form               |
      | slot as an object                           | foreign status or form               |
      | identifier of the appointment without value | appointment identifier without value |

    @req:APPT-BOOK-020
    Examples:
      | deviation | refusal              |
      | no slot   | booking without slot |

    @req:APPT-BOOK-022
    Examples:
      | deviation                                      | refusal                          |
      | no booking organisation extension              | booking without its organisation |
      | booking organisation that is not contained     | booking without its organisation |
      | absolute reference to the booking organisation | booking without its organisation |

    @req:APPT-BOOK-025
    Examples:
      | deviation                                          | refusal                               |
      | booking organisation without identifier            | organisation without ODS code         |
      | booking organisation whose identifier has no value | organisation identifier without value |

    @req:APPT-BOOK-026
    Examples:
      | deviation                            | refusal                      |
      | booking organisation without name    | organisation without name    |
      | booking organisation without telecom | organisation without telecom |

    @req:APPT-BOOK-030
    Examples:
      | deviation      | refusal                     |
      | no description | booking without description |

    @req:APPT-BOOK-050
    Examples:
      | deviation    | refusal             |
      | reason added | booking with reason |

    @req:APPT-BOOK-051
    Examples:
      | deviation       | refusal                |
      | specialty added | booking with specialty |

    @req:APPT-BOOK-053
    Examples:
      | deviation            | refusal                      |
      | start 5 minutes late | times that are not the slots |
      | end 5 minutes early  | times that are not the slots |

    @req:APPT-BOOK-054 @req:SPINE-ERR-021
    Examples:
      | deviation                                              | refusal                  |
      | slot by an id of text that nobody has                  | slot that does not exist |
      | slot by an id of digits that nobody has                | slot that does not exist |
      | slot by an id of digits beyond 31 bits that nobody has | slot that does not exist |
      | slot by an id of digits beyond 63 bits that nobody has | slot that does not exist |
      | slot by an id in UUID form that nobody has             | slot that does not exist |
      | slot by an id of 64 characters that nobody has         | slot that does not exist |
      | slot by an id with a version that nobody has           | slot that does not exist |

    @req:APPT-GEN-008 @req:SPINE-FHIR-026
    Examples:
      | deviation                                                 | refusal                     |
      | patient by an id of text that nobody has                  | patient that does not exist |
      | patient by an id of digits that nobody has                | patient that does not exist |
      | patient by an id of digits beyond 31 bits that nobody has | patient that does not exist |
      | patient by an id of digits beyond 63 bits that nobody has | patient that does not exist |
      | patient by an id in UUID form that nobody has             | patient that does not exist |
      | patient by an id of 64 characters that nobody has         | patient that does not exist |
      | patient by an id with a version that nobody has           | patient that does not exist |

    @req:SPINE-FHIR-026
    Examples:
      | deviation                                                      | refusal                          |
      | location by an id of text that nobody has                      | location that does not exist     |
      | location by an id of digits that nobody has                    | location that does not exist     |
      | location by an id of digits beyond 31 bits that nobody has     | location that does not exist     |
      | location by an id of digits beyond 63 bits that nobody has     | location that does not exist     |
      | location by an id in UUID form that nobody has                 | location that does not exist     |
      | location by an id of 64 characters that nobody has             | location that does not exist     |
      | location by an id with a version that nobody has               | location that does not exist     |
      | practitioner by an id of text that nobody has                  | practitioner that does not exist |
      | practitioner by an id of digits that nobody has                | practitioner that does not exist |
      | practitioner by an id of digits beyond 31 bits that nobody has | practitioner that does not exist |
      | practitioner by an id of digits beyond 63 bits that nobody has | practitioner that does not exist |
      | practitioner by an id in UUID form that nobody has             | practitioner that does not exist |
      | practitioner by an id of 64 characters that nobody has         | practitioner that does not exist |
      | practitioner by an id with a version that nobody has           | practitioner that does not exist |

    @req:SPINE-HTTP-018
    Examples:
      | deviation                  | refusal                    |
      | absolute patient reference | absolute patient reference |

    @req:APPT-BOOK-012
    Examples:
      | deviation                           | refusal                   |
      | Bundle in place of the appointment  | booking of no appointment |
      | Patient in place of the appointment | booking of no appointment |

    @req:SPINE-ERR-026
    Examples:
      | deviation           | refusal        |
      | broken JSON as body | malformed body |
      | empty body          | malformed body |

  @req:APPT-BOOK-029
  Scenario: A booking without created is refused, or made
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "no created"
    When the book appointment request is sent
    Then the request is refused: booking without created
    And the standard rules hold

  @req:SPINE-FHIR-022
  Scenario Outline: A booking with <deviation> should be refused
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then the request is refused: booking of another profile
    And the standard rules hold

    Examples:
      | deviation       |
      | no profile      |
      | unknown profile |

  @req:SPINE-FHIR-024 @req:APPT-BOOK-012
  Scenario: A booking with an element that FHIR does not have is refused
    Given the capability statement
    And a free slot
    And a booking for the patient "normal"
    And the request deviates: "unknown element"
    When the book appointment request is sent
    Then the request is refused: booking with unknown element
    And the standard rules hold

  @req:APPT-BOOK-003
  Scenario: A slot in the past is not booked
    Given a slot in the past
    And a booking for the patient "normal"
    When the book appointment request is sent
    Then the request is refused: booking in the past
    And the standard rules hold

  Scenario Outline: <slots> are not booked together
    Given <slots>
    And a booking for the patient "normal"
    When the book appointment request is sent
    Then the request is refused: <refusal>
    And the standard rules hold
    And no appointment was created

    @req:APPT-BOOK-005 @req:APPT-BOOK-009
    Examples:
      | slots                                  | refusal          |
      | two free slots with a gap between them | slots with a gap |

    @req:APPT-BOOK-006 @req:APPT-BOOK-009
    Examples:
      | slots                                          | refusal                      |
      | two adjacent free slots of different schedules | slots of different schedules |

    @req:APPT-BOOK-007 @req:APPT-BOOK-009
    Examples:
      | slots                                                  | refusal                     |
      | two adjacent free slots of different delivery channels | slots of different channels |

    @req:APPT-BOOK-008 @req:APPT-BOOK-009
    Examples:
      | slots                                           | refusal                  |
      | two adjacent free slots of different slot types | slots of different types |

  @req:APPT-BOOK-018
  Scenario: Two slots with the end of the first alone are not booked
    Given two free slots that may be booked together
    And a booking for the patient "normal"
    And the booking ends with the first slot
    When the book appointment request is sent
    Then the request is refused: end of the first slot alone
    And the standard rules hold
    And no appointment was created

  @read-appointment @req:APPT-BOOK-049 @req:SPINE-ERR-018
  Scenario: A slot that is taken is not booked again
    Given an appointment
    And a booking of the same slot for the patient "second-normal"
    When the book appointment request is sent
    Then the request is refused: slot that is taken
    And the standard rules hold
    And the appointment is unchanged

  @req:APPT-BOOK-049 @req:APPT-BR-006
  Scenario: Two slots of which one is taken are not booked
    Given two slots of which one is taken
    And a booking for the patient "second-normal"
    When the book appointment request is sent
    Then the request is refused: two slots of which one is taken
    And the standard rules hold
    And the second slot is still free

  @req:APPT-BOOK-049 @req:SPINE-ERR-018
  Scenario: Of two bookings of a slot at the same moment one wins
    Given a free slot
    When two patients are booked into the slot at the same moment
    Then the request is refused: slot that is taken
    And the standard rules hold
    And the slot is no longer free

  @search-free-slots @req:APPT-BOOK-055
  Scenario: A slot that is open to another organisation type only is not booked
    Given a free slot that is open to another organisation type only
    And a booking for the patient "normal"
    When the book appointment request is sent
    Then the request is refused: slot that may not be booked
    And the standard rules hold

  @search-free-slots @req:APPT-AVAIL-005 @req:APPT-BR-016
  Scenario: No more slots of a session are booked than an organisation may
    Given as many bookings as the session "limited" allows
    And a booking for the patient "second-normal"
    When the book appointment request is sent
    Then the limit of the session holds
    And the standard rules hold

  @req:APPT-IG-003
  Scenario: A sensitive patient is not booked
    Given a free slot
    And a booking for the known id of the patient "sensitive"
    When the book appointment request is sent
    Then the request is refused: booking for sensitive patient
    And the standard rules hold

  @req:APPT-BOOK-011 @req:SPINE-IID-012 @req:SPINE-ERR-029
  Scenario Outline: A booking under the <deviation> is refused
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then the request is refused: interaction id of another interaction
    And the standard rules hold
    And no appointment was created

    Examples:
      | deviation                            |
      | interaction id of read appointment   |
      | interaction id of amend appointment  |
