@difference:search-booked
@appointment-management @retrieve-patient-appointments
Feature: Retrieve a patient's appointments
  The list holds every appointment that starts in the range, today or later, whoever booked it.

  @control:served @req:APPT-RETR-024 @req:APPT-RETR-030 @req:APPT-RETR-033
  Scenario: The appointments of the coming weeks are listed, populated by the rules
    Given a retrieval for the patient "second-normal" from day 0 to day 60
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    And the listed appointment rules hold
    And the standard rules hold

  @req:APPT-RETR-028 @req:APPT-RETR-031 @req:APPT-RETR-032
  Scenario: Each appointment of the list is what its own read gives
    Given a retrieval for the patient "second-normal" from day 0 to day 60
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    When the appointments of the answer are read
    Then the appointments as read rules hold
    And the standard rules hold

  @req:APPT-RETR-006
  Scenario Outline: The appointment "<appointment>" is listed
    Given the appointment "<appointment>" of the diary
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    And it holds that <check>
    And it holds that the listed appointment is as loaded
    And the listed appointment rules hold
    And the standard rules hold

    Examples:
      | appointment        | check                                             |
      | booked-in-practice | the appointment of the practice is listed         |
      | booked-elsewhere   | the appointment of another organisation is listed |
      | cancelled          | the cancelled appointment is listed               |

    @req:APPT-RETR-015 @req:APPT-GEN-014
    Examples:
      | appointment   | check                                      |
      | earlier-today | the appointment of earlier today is listed |

  @req:APPT-RETR-006 @req:APPT-RETR-029
  Scenario: An appointment that runs past midnight is listed on its own day
    Given the appointment "late-evening" of the diary
    And the retrieval runs over "its day"
    And a control retrieval over more days
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    And it holds that the appointment of the last evening is listed
    And it holds that the listed appointment is as loaded
    And the listed appointment rules hold
    And the standard rules hold

  @since:1.2.9 @req:APPT-RETR-002 @req:APPT-RETR-036 @req:APPT-RETR-037
  Scenario: A visit is listed, and its Location is not where it takes place
    Given the appointment "visit" of the diary
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    And it holds that the visit is listed
    And it holds that the listed appointment is as loaded
    When the references of the answer are followed
    Then it holds that the visit location is not the place of the visit
    And the listed appointment rules hold
    And the standard rules hold

  @req:APPT-RETR-006 @req:APPT-RETR-029 @req:SPINE-FHIR-045
  Scenario Outline: An appointment is listed in the range of <range>
    Given the appointment "booked-in-practice" of the diary
    And the retrieval runs over "<range>"
    And a control retrieval over more days
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    And it holds that the appointment inside the range is listed
    And the listed appointment rules hold
    And the standard rules hold

    Examples:
      | range                      |
      | its day                    |
      | the day before and its day |
      | its day and the next       |
      | today to its day           |

  @req:APPT-RETR-006 @req:APPT-RETR-029
  Scenario Outline: The appointment "<appointment>" is not listed in the range of <range>
    Given the appointment "<appointment>" of the diary
    And the retrieval runs over "<range>"
    And a control retrieval over more days
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    And it holds that the appointment outside the range is left out
    And the standard rules hold

    Examples:
      | appointment        | range          |
      | booked-in-practice | the day before |
      | booked-in-practice | the day after  |
      | late-evening       | the day after  |

  @req:APPT-RETR-001 @req:APPT-RETR-029
  Scenario: A booking through the API is listed
    Given an appointment
    And a retrieval of the day of the appointment
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    And it holds that the appointment booked through the API is listed
    And the listed appointment rules hold
    And the standard rules hold

  @req:APPT-RETR-029
  Scenario: A booking that was cancelled is still listed
    Given an appointment
    And a control retrieval of the day of the appointment
    And the appointment has been cancelled
    And a retrieval of the day of the appointment
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    And it holds that the cancelled booking is listed
    And the standard rules hold

  @req:APPT-GEN-013 @req:APPT-IG-002
  Scenario: The appointments of a patient with dissent to share are listed
    Given an appointment of the patient "dissent"
    And a retrieval of the day of the appointment
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    And it holds that the appointment of a patient with dissent is listed
    And the standard rules hold

  @since:1.2.8 @until:1.2.8 @req:APPT-RETR-035 @req:APPT-SVC-032
  Scenario: An appointment in a slot that is linked to a service names the service
    Given an appointment in a free slot linked to a service
    And a retrieval of the day of the appointment
    When the retrieve patient appointments request is sent
    Then the provider answers with success
    And it holds that the listed appointment names its service
    And the standard rules hold

  @req:APPT-RETR-026
  Scenario: A range without appointments gives an empty Bundle
    Given a retrieval for the patient "second-normal" from day 50 to day 60
    And a control retrieval of the appointment "booked-in-practice"
    When the retrieve patient appointments request is sent
    Then it holds that nothing found is an empty Bundle
    And the standard rules hold

  @req:SPINE-HTTP-032
  Scenario Outline: A retrieval with the <deviation> gives the same
    Given a retrieval for the patient "second-normal" from day 0 to day 60
    When the retrieve patient appointments request is sent
    Given the request deviates: "<deviation>"
    When the retrieve patient appointments request is sent again
    Then it holds that unknown criteria are ignored
    And the standard rules hold

    Examples:
      | deviation                             |
      | unknown parameter foo                 |
      | unknown parameter foo twice           |
      | unknown parameter foo without a value |
      | parameter _sort                       |

  @req:SPINE-HTTP-032
  Scenario: A retrieval with the parameter _count is served
    Given a retrieval for the patient "second-normal" from day 0 to day 60
    And the request deviates: "parameter _count"
    When the retrieve patient appointments request is sent
    Then it holds that the count parameter does no harm
    And the standard rules hold

  @req:APPT-RETR-014 @req:APPT-RETR-016 @req:APPT-BR-009
  Scenario Outline: A range from day <first> to day <last> lies in the past and is refused
    Given a retrieval for the patient "second-normal" from day <first> to day <last>
    When the retrieve patient appointments request is sent
    Then the request is refused: range in the past
    And it holds that the refusal of a past range explains itself
    And the standard rules hold

    Examples:
      | first | last |
      | -2    | 1    |
      | -3    | -2   |

  @req:APPT-RETR-021
  Scenario Outline: A retrieval by <deviation> is refused
    Given the appointment "booked-in-practice" of the diary
    And the request deviates: "<deviation>"
    When the retrieve patient appointments request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    @req:APPT-RETR-017 @req:APPT-BR-009
    Examples:
      | deviation               | refusal           |
      | lower bound with a time | bound with a time |
      | upper bound with a time | bound with a time |

    @req:APPT-RETR-018
    Examples:
      | deviation           | refusal                   |
      | lower bound missing | retrieval without a bound |
      | upper bound missing | retrieval without a bound |
      | both bounds missing | retrieval without a bound |

  @req:APPT-RETR-023
  Scenario Outline: A retrieval by <deviation> is no range and is refused
    Given the appointment "booked-in-practice" of the diary
    And the request deviates: "<deviation>"
    When the retrieve patient appointments request is sent
    Then the request is refused: <refusal>
    And it holds that the range error has diagnostics
    And the standard rules hold

    @req:APPT-RETR-013 @req:APPT-RETR-022
    Examples:
      | deviation                  | refusal                     |
      | lower bound with prefix le | bounds of one side          |
      | upper bound with prefix ge | bounds of one side          |
      | lower bound with prefix ne | bound with a foreign prefix |
      | upper bound with prefix ne | bound with a foreign prefix |
      | lower bound with prefix xx | bound with a foreign prefix |
      | upper bound with prefix xx | bound with a foreign prefix |

    @req:APPT-RETR-022 @req:SPINE-ERR-020
    Examples:
      | deviation                    | refusal                 |
      | upper bound before the lower | range that is none      |
      | impossible lower bound       | range that is none      |
      | impossible upper bound       | range that is none      |
      | lower bound of a year alone  | partial date of a bound |
      | lower bound of a month alone | partial date of a bound |
      | upper bound of a year alone  | partial date of a bound |
      | upper bound of a month alone | partial date of a bound |

  @req:APPT-RETR-013 @req:APPT-RETR-021
  Scenario Outline: A retrieval by <deviation> is refused, or gives exactly what the prefix asks for
    Given the appointment "booked-in-practice" of the diary
    And the request deviates: "<deviation>"
    When the retrieve patient appointments request is sent
    Then the request is refused: bound with another prefix
    And the standard rules hold

    Examples:
      | deviation                    |
      | lower bound with prefix gt   |
      | lower bound with prefix eq   |
      | lower bound without a prefix |
      | upper bound with prefix lt   |
      | upper bound with prefix eq   |
      | upper bound without a prefix |

  @req:APPT-RETR-019 @req:APPT-RETR-021
  Scenario Outline: A patient's <id> is refused
    Given a retrieval for an id that no patient has
    And the request deviates: "<id>"
    When the retrieve patient appointments request is sent
    Then the request is refused: appointments of an unknown patient
    And the standard rules hold

    Examples:
      | id                                          |
      | id of text that nobody has                  |
      | id of digits that nobody has                |
      | id of digits beyond 31 bits that nobody has |
      | id of digits beyond 63 bits that nobody has |
      | id in UUID form that nobody has             |
      | id of 64 characters that nobody has         |

  @req:APPT-IG-003
  Scenario: The appointments of a sensitive patient are refused
    Given a retrieval for the patient "sensitive" from day 0 to day 14
    When the retrieve patient appointments request is sent
    Then the request is refused: appointments of a sensitive patient
    And the standard rules hold

  @req:APPT-RETR-020 @req:SPINE-IID-015 @req:SPINE-ERR-029
  Scenario Outline: A retrieval under an <deviation> is refused
    Given a retrieval for the patient "second-normal" from day 0 to day 14
    And the request deviates: "<deviation>"
    When the retrieve patient appointments request is sent
    Then the request is refused: interaction id of another interaction
    And the standard rules hold

    Examples:
      | deviation                           |
      | interaction id of another resource  |
      | interaction id of another operation |
