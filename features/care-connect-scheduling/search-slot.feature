@difference:slots
@care-connect-scheduling @search-slot
Feature: Search for the slots of a service

  @difference:profile-slot @difference:profile-schedule @difference:profile-practitioner @difference:profile-practitioner-role @difference:profile-location @difference:profile-organisation
  @control:served @req:CCS-SLOT-002 @req:CCS-SLOT-004 @req:CCS-RES-001
  Scenario: The free slots of a service are found
    Given a search of the slots of "a service with free slots"
    When the search slot request is sent
    Then the provider answers with success
    And it holds that free slots are found
    And the care connect rules hold
    And the service slot rules hold

  @req:CCS-SLOT-001
  Scenario Outline: The parameter <name> may be missing
    Given a search of the slots of "a second service with free slots"
    And the search leaves out "<name>"
    When the search slot request is sent
    Then it holds that the search parameter may be missing
    And the service slot rules hold

    Examples:
      | name   |
      | start  |
      | status |

  @req:CCS-SLOT-001
  Scenario: The service may be missing
    Given a search of the slots of "a second service with free slots"
    And the search leaves out "healthcareservice"
    When the search slot request is sent
    Then it holds that the service may be missing

  @req:CCS-SLOT-001 @req:CCS-SLOT-003
  Scenario: Free and busy slots are asked for together
    Given a search of the slots of "a second service with free slots"
    And the search asks for the status "free,busy"
    When the search slot request is sent
    Then it holds that every status can be asked for
    And the service slot rules hold

  @req:CCS-SLOT-001
  Scenario: A status is asked for that no slot has
    Given a search of the slots of "a second service with free slots"
    And the search asks for the status "entered-in-error"
    When the search slot request is sent
    Then it holds that every status can be asked for

  @only:2.0.4 @req:CCS-RES-006
  Scenario: The window may be written with another offset
    Given a search of the slots of "a second service with free slots"
    When the search slot request is sent
    And the window of the search is written with the offset "+01:00"
    And the search slot request is sent again
    Then it holds that the offset of the window changes nothing

  @req:CCS-SLOT-006
  Scenario Outline: The include <include> is no error
    Given a search of the slots of "a second service with free slots"
    And the search leaves out "_include"
    And the search leaves out "_include:iterate"
    And the search leaves out "_include:recurse"
    And the search adds "<include>"
    When the search slot request is sent
    Then it holds that the include is no error
    And it holds that free slots are found

    Examples:
      | include                                           |
      | _include=Slot:schedule                            |
      | _include:iterate=Schedule:actor:Practitioner      |
      | _include:iterate=Schedule:actor:PractitionerRole  |
      | _include:iterate=Schedule:actor:HealthcareService |
      | _include:iterate=HealthcareService:Organization   |
      | _include:iterate=HealthcareService:location       |

  @req:CCS-SLOT-006
  Scenario Outline: The include <include> that the page does not print does no harm
    Given a search of the slots of "a second service with free slots"
    And the search adds "<include>"
    When the search slot request is sent
    Then it holds that the include of another form is no error

    Examples:
      | include                                |
      | _include=Schedule:actor:Practitioner   |
      | _include=HealthcareService.providedBy  |
      | _include:iterate=Schedule:actor:Device |

  @req:CCS-SLOT-007
  Scenario Outline: The <deviation> is ignored in a search of slots
    Given a search of the slots of "a second service with free slots"
    And the request deviates: "<deviation>"
    When the search slot request is sent
    Then it holds that the unknown search parameter is ignored

    Examples:
      | deviation                             |
      | unknown parameter foo                 |
      | unknown parameter foo twice           |
      | unknown parameter foo without a value |
      | parameter _sort                       |
      | parameter _count                      |

  @difference:select-service
  @only:2.0.4 @req:CCS-DOS-004 @req:CCS-SLOT-009
  Scenario: Two services have slots of their own
    Given a search of the slots of "a service with free slots"
    When the search slot request is sent
    And the slots of "a second service with free slots" are searched beside them
    Then it holds that two services have slots of their own

  @only:2.0.4 @req:CCS-SLOT-010
  Scenario: Every diary of a service is searched
    Given a search of the slots of "a service with free slots"
    When the search slot request is sent
    Then it holds that slots of every diary are found

  @req:CCS-SLOT-012
  Scenario Outline: A search with <start> is refused
    Given a search of the slots of "a service with free slots"
    And the search leaves out "start"
    And the search adds "start=<start>"
    When the search slot request is sent
    Then the request is refused: slot search that cannot be read
    And the care connect rules hold

    Examples:
      | start                  |
      | ge2019-13-01T00:00:00Z |
      | tomorrow               |

  @only:2.0.4 @req:CCS-SLOT-014
  Scenario: A service that nobody knows is refused
    Given a search of the slots of "an unknown service"
    When the search slot request is sent
    Then the request is refused: service that nobody knows
    And the care connect rules hold

  @req:CCS-SLOT-004
  Scenario: A service without slots is no error
    Given a search of the slots of "a service without slots"
    And a control search of the slots of "a service with free slots"
    When the search slot request is sent
    Then it holds that no slots is no error

  @only:2.0.4 @req:CCS-SLOT-015
  Scenario: Why there are no slots is explained
    Given a search of the slots of "a service without slots"
    And a control search of the slots of "a service with free slots"
    When the search slot request is sent
    Then it holds that no slots is no error
    And it holds that no slots is explained

  @only:2.0.4 @req:CCS-SLOT-016
  Scenario: A window in the past is refused
    Given a search of the slots of "a service with free slots" from day -3 to day -2
    When the search slot request is sent
    Then the request is refused: slot search of the past
    And the care connect rules hold

  @only:2.0.4 @req:CCS-SLOT-016
  Scenario: A window that begins in the past is served
    Given a search of the slots of "a second service with free slots" from day -1 to day 1
    When the search slot request is sent
    Then it holds that the start in the past alone is served
    And the service slot rules hold

  @req:CCS-SLOT-011
  Scenario: A search without token is refused
    Given a search of the slots of "a service with free slots"
    And the request deviates: "no Authorization"
    When the search slot request is sent
    Then the request is refused: call without token
    And the care connect rules hold
