@difference:slots @difference:profile-slot @difference:profile-schedule
@appointment-management @search-free-slots
Feature: Search for free slots
  A search gives the free slots inside a range that the consumer may book, with what hangs on them and nothing else.

  @control:served @req:APPT-GEN-003 @req:APPT-AVAIL-018 @req:APPT-KNOWN-002
  Scenario Outline: The free slots of a range of <days> days are found, populated by the rules
    Given a slot search from day 1 to day <last>
    When the search free slots request is sent
    Then the provider answers with success
    And the found slots rules hold
    And the location of the slots rules hold
    And the organisation of the slots rules hold
    And the standard rules hold

    Examples:
      | days | last |
      | 0    | 1    |
      | 1    | 2    |
      | 13   | 14   |

  @until:1.2.8 @req:APPT-AVAIL-016
  Scenario: The practitioner roles are those of the list
    Given a slot search from day 1 to day 14
    When the search free slots request is sent
    Then it holds that the schedule practitioner role is of the list
    And the standard rules hold

  @since:1.2.9 @req:APPT-AVAIL-017
  Scenario: The practitioner roles are SDS job roles
    Given a slot search from day 1 to day 14
    When the search free slots request is sent
    Then it holds that the schedule practitioner role is of the list
    And the standard rules hold

  @req:APPT-SLOTS-047 @req:APPT-SLOTS-050 @req:APPT-SLOTS-054
  Scenario: What comes with the slots is what its own read gives
    Given a slot search from day 1 to day 7
    When the search free slots request is sent
    Then the provider answers with success
    When the references of the answer are followed
    Then the slots as read rules hold
    And the organisation of the slots rules hold
    And the standard rules hold

  @req:APPT-SLOTS-007 @req:APPT-SLOTS-051 @req:APPT-KNOWN-002
  Scenario Outline: A search that includes <includes> gets that alone, and always the Organization
    Given a slot search from day 1 to day 7
    And the search includes "<includes>"
    When the search free slots request is sent
    Then the provider answers with success
    And the found slots rules hold
    When the references of the answer are followed
    Then the organisation of the slots rules hold
    And the standard rules hold

    Examples:
      | includes      |
      | nothing more  |
      | practitioners |
      | locations     |
      | organisations |

  @req:APPT-SLOTS-059 @req:APPT-AVAIL-002 @req:APPT-AVAIL-021
  Scenario Outline: What was loaded for the session "<session>" is found
    Given the session "<session>"
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the bookable slot is offered
    And the loaded session rules hold
    And the standard rules hold

    Examples:
      | session   |
      | morning   |
      | branch    |
      | unstaffed |
      | telephone |

  @req:APPT-SLOTS-002 @req:APPT-SLOTS-039 @req:APPT-SLOTS-040
  Scenario Outline: A slot is found by a search over <range>
    Given the session "morning"
    And the search runs over "<range>"
    And a control search over more days
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the slot inside the range is offered
    And the found slots rules hold
    And the standard rules hold

    Examples:
      | range                      |
      | its day                    |
      | the day before and its day |
      | exactly its times          |
      | its day to its end         |
      | its start to its day       |

  @req:APPT-SLOTS-002 @req:APPT-SLOTS-039 @req:APPT-SLOTS-040
  Scenario Outline: A slot is not found by a search over <range>
    Given the session "morning"
    And the search runs over "<range>"
    And a control search over more days
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the slot outside the range is held back
    And the standard rules hold

    Examples:
      | range                               |
      | a minute after its start to its day |
      | its day to a minute before its end  |
      | the day before                      |
      | the day after                       |

  @req:APPT-SLOTS-039 @req:APPT-SLOTS-040
  Scenario: A slot that runs past midnight is not inside its own day
    Given the session "late"
    And the search runs over "its day"
    And a control search over more days
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the slot outside the range is held back
    And the standard rules hold

  @req:APPT-SLOTS-039 @req:APPT-SLOTS-040
  Scenario: A slot that runs past midnight is inside two days
    Given the session "late"
    And the search runs over "its day and the next"
    And a control search over more days
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the slot inside the range is offered
    And the standard rules hold

  @req:APPT-AVAIL-002 @req:APPT-GEN-002 @req:APPT-GEN-009
  Scenario: A slot that is not GP Connect bookable is not found
    Given the session "not-bookable"
    And a control search for the session "morning"
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the slot that is not bookable is held back
    And the standard rules hold

  @req:APPT-AVAIL-014 @req:APPT-GEN-009 @req:APPT-BR-003
  Scenario: A slot beyond the booking window is not found
    Given the session "embargoed"
    And a control search for the session "morning"
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the slot beyond the booking window is held back
    And the standard rules hold

  @since:1.2.9 @req:APPT-SLOTS-044 @req:APPT-SLOTS-042 @req:APPT-GEN-020
  Scenario: A visit slot is not found
    Given the session "visits"
    And a control search for the session "morning"
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the visit slot is held back
    And the found slots rules hold
    And the standard rules hold

  @difference:requestor
  @req:APPT-AVAIL-004
  Scenario Outline: The session "<session>" and a search that names <filters>
    Given the session "<session>"
    And the search names "<filters>"
    And a control search of those whom the session is open to
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that <check>
    And the standard rules hold

    @req:APPT-AVAIL-009
    Examples:
      | session              | filters   | check                                 |
      | morning              | no filter | the slot is offered without filters   |
      | for-practices        | no filter | the slot is held back without filters |
      | for-one-organisation | no filter | the slot is held back without filters |
      | for-both             | no filter | the slot is held back without filters |
      | for-urgent-care      | no filter | the slot is held back without filters |

    @req:APPT-AVAIL-010 @req:APPT-GEN-025
    Examples:
      | session              | filters          | check                         |
      | morning              | type gp-practice | the slot is offered by type   |
      | for-practices        | type gp-practice | the slot is offered by type   |
      | for-one-organisation | type gp-practice | the slot is held back by type |
      | for-both             | type gp-practice | the slot is held back by type |
      | for-urgent-care      | type gp-practice | the slot is held back by type |
      | morning              | type urgent-care | the slot is offered by type   |
      | for-practices        | type urgent-care | the slot is held back by type |
      | for-one-organisation | type urgent-care | the slot is held back by type |
      | for-both             | type urgent-care | the slot is held back by type |
      | for-urgent-care      | type urgent-care | the slot is offered by type   |

    @req:APPT-AVAIL-011 @req:APPT-AVAIL-006
    Examples:
      | session              | filters      | check                         |
      | morning              | its own code | the slot is offered by code   |
      | for-practices        | its own code | the slot is held back by code |
      | for-one-organisation | its own code | the slot is offered by code   |
      | for-both             | its own code | the slot is held back by code |
      | for-urgent-care      | its own code | the slot is held back by code |
      | morning              | another code | the slot is offered by code   |
      | for-practices        | another code | the slot is held back by code |
      | for-one-organisation | another code | the slot is held back by code |
      | for-both             | another code | the slot is held back by code |
      | for-urgent-care      | another code | the slot is held back by code |

    @req:APPT-AVAIL-012
    Examples:
      | session              | filters                           | check                                  |
      | morning              | type gp-practice and its own code | the slot is offered by type and code   |
      | for-practices        | type gp-practice and its own code | the slot is offered by type and code   |
      | for-one-organisation | type gp-practice and its own code | the slot is offered by type and code   |
      | for-both             | type gp-practice and its own code | the slot is offered by type and code   |
      | for-urgent-care      | type gp-practice and its own code | the slot is held back by type and code |
      | morning              | type urgent-care and its own code | the slot is offered by type and code   |
      | for-practices        | type urgent-care and its own code | the slot is held back by type and code |
      | for-one-organisation | type urgent-care and its own code | the slot is offered by type and code   |
      | for-both             | type urgent-care and its own code | the slot is held back by type and code |
      | for-urgent-care      | type urgent-care and its own code | the slot is offered by type and code   |
      | morning              | type gp-practice and another code | the slot is offered by type and code   |
      | for-practices        | type gp-practice and another code | the slot is offered by type and code   |
      | for-one-organisation | type gp-practice and another code | the slot is held back by type and code |
      | for-both             | type gp-practice and another code | the slot is held back by type and code |
      | for-urgent-care      | type gp-practice and another code | the slot is held back by type and code |

  @req:APPT-SLOTS-023 @req:APPT-SLOTS-024 @req:APPT-BR-003
  Scenario: A search filter that nobody knows changes nothing
    Given the session "morning"
    When the search free slots request is sent
    Given the request deviates: "unknown search filter"
    When the search free slots request is sent again
    Then the provider answers with success
    And it holds that the unknown search filter is ignored
    And the standard rules hold

  @req:SPINE-HTTP-032
  Scenario Outline: A search with the <deviation> finds the same
    Given the session "morning"
    When the search free slots request is sent
    Given the request deviates: "<deviation>"
    When the search free slots request is sent again
    Then it holds that unknown criteria are ignored
    And the standard rules hold

    Examples:
      | deviation                             |
      | unknown parameter foo                 |
      | unknown parameter foo twice           |
      | unknown parameter foo without a value |
      | parameter _sort                       |

  @req:SPINE-HTTP-032
  Scenario: A search with the parameter _count is served
    Given the session "morning"
    And the request deviates: "parameter _count"
    When the search free slots request is sent
    Then it holds that the count parameter does no harm
    And the standard rules hold

  @req:APPT-SLOTS-052 @req:APPT-SLOTS-055 @req:APPT-KNOWN-001
  Scenario: A period without slots gives an empty Bundle
    Given the session "empty"
    And the search runs over "its day"
    And a control search for the session "morning"
    When the search free slots request is sent
    Then it holds that nothing found is an empty Bundle
    And the standard rules hold

  @req:APPT-SLOTS-030 @req:APPT-GEN-011
  Scenario: A search of 14 days is served
    Given a slot search from day 1 to day 15
    When the search free slots request is sent
    Then it holds that the search of 14 days is served
    And the standard rules hold

  @req:APPT-SLOTS-020
  Scenario: A search of the past is not prevented
    Given a slot search from day -3 to day -2
    When the search free slots request is sent
    Then it holds that the search of the past is served
    And the standard rules hold

  @req:APPT-SLOTS-005
  Scenario: The capability statement lists the parameters
    Given the capability statement
    And a slot search from day 1 to day 7
    When the search free slots request is sent
    Then it holds that the statement lists the parameters of a slot search
    And the standard rules hold

  @req:APPT-SLOTS-030 @req:APPT-SLOTS-034
  Scenario Outline: A range from day <first> to day <last> is refused
    Given a slot search from day <first> to day <last>
    When the search free slots request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples:
      | first | last | refusal                      |
      | 1     | 16   | range of more than two weeks |
      | 1     | 32   | range of more than two weeks |
      | 6     | 3    | end before start             |

  @req:APPT-SLOTS-034
  Scenario Outline: A search by <deviation> is refused
    Given a slot search from day 1 to day 7
    And the request deviates: "<deviation>"
    When the search free slots request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    @req:APPT-SLOTS-010
    Examples:
      | deviation            | refusal                 |
      | search without start | search without start    |
      | start twice          | bound that stands twice |

    @req:APPT-SLOTS-012
    Examples:
      | deviation          | refusal                 |
      | search without end | search without end      |
      | end twice          | bound that stands twice |

    @req:APPT-SLOTS-010 @req:APPT-SLOTS-012
    Examples:
      | deviation                    | refusal              |
      | search without start and end | search without range |

    @req:APPT-SLOTS-011
    Examples:
      | deviation              | refusal                 |
      | start with prefix ne   | foreign prefix on start |
      | start with prefix xx   | foreign prefix on start |
      | start with prefix gt   | other prefix on start   |
      | start with prefix le   | other prefix on start   |
      | start with prefix lt   | other prefix on start   |
      | start with prefix eq   | other prefix on start   |
      | start without a prefix | other prefix on start   |

    @req:APPT-SLOTS-013
    Examples:
      | deviation            | refusal               |
      | end with prefix ne   | foreign prefix on end |
      | end with prefix xx   | foreign prefix on end |
      | end with prefix lt   | other prefix on end   |
      | end with prefix ge   | other prefix on end   |
      | end with prefix gt   | other prefix on end   |
      | end with prefix eq   | other prefix on end   |
      | end without a prefix | other prefix on end   |

    @req:APPT-SLOTS-014 @req:SPINE-ERR-020
    Examples:
      | deviation                   | refusal      |
      | start of a year alone       | partial date |
      | start of a month alone      | partial date |
      | start in a thirteenth month | partial date |
      | start that is no date       | partial date |
      | empty start                 | partial date |
      | end of a year alone         | partial date |
      | end of a month alone        | partial date |
      | end in a thirteenth month   | partial date |
      | end that is no date         | partial date |
      | empty end                   | partial date |

    @req:APPT-SLOTS-015
    Examples:
      | deviation               | refusal                   |
      | start without an offset | date time without offset  |
      | end without an offset   | date time without offset  |
      | start in Zulu time      | date time in another form |
      | end in Zulu time        | date time in another form |
      | start with milliseconds | date time in another form |
      | end with milliseconds   | date time in another form |

    @req:APPT-SLOTS-031
    Examples:
      | deviation             | refusal               |
      | search without status | search without status |

    @req:APPT-SLOTS-032
    Examples:
      | deviation    | refusal                |
      | status busy  | status other than free |
      | empty status | empty status           |
      | status Free  | status in another case |

    @req:APPT-SLOTS-033
    Examples:
      | deviation               | refusal                  |
      | search without _include | search without schedules |

  @req:APPT-SLOTS-029 @req:SPINE-IID-010 @req:SPINE-ERR-029
  Scenario Outline: A search under an <deviation> is refused
    Given a slot search from day 1 to day 7
    And the request deviates: "<deviation>"
    When the search free slots request is sent
    Then the request is refused: interaction id of another interaction
    And the standard rules hold

    Examples:
      | deviation                           |
      | interaction id of another resource  |
      | interaction id of another operation |

  @req:SPINE-SEC-015
  Scenario: A search under the scope of another endpoint is refused where scopes are checked
    Given a slot search from day 1 to day 7
    And the request deviates: "scope of another endpoint"
    When the search free slots request is sent
    Then the request is refused: scope of another endpoint
    And the standard rules hold

  @req:APPT-SLOTS-002 @req:APPT-SLOTS-003 @req:APPT-SLOTS-015
  Scenario Outline: Local times from day <first> to day <last> are understood, whatever the season
    Given a slot search in local times from day <first> to day <last>
    When the search free slots request is sent
    Then it holds that local times are understood
    And the standard rules hold

    Examples:
      | first | last |
      | 2     | 9    |
      | 182   | 189  |

  @req:SPINE-HTTP-008
  Scenario: Slots are found below the service root that finds patients
    Given the patient "normal" has been found
    And a slot search from day 1 to day 7
    When the search free slots request is sent
    Then it holds that the slot search is served beside Foundations
    And the standard rules hold
