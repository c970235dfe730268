@appointment-management @search-free-slots @since:1.2.8 @until:1.2.8
Feature: Service filtering
  With both switches on, a slot search can be narrowed to one healthcare service.

  @req:APPT-SLOTS-065 @req:APPT-SLOTS-068 @req:APPT-SVC-020
  Scenario: A search for a service gives its slots alone
    Given the session "linked"
    And the search is narrowed to the service "linked"
    And a control search for the slots of all services
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the slot of the service is offered
    And it holds that slots are of the service asked for
    And the found slots rules hold
    And the loaded session rules hold
    And the standard rules hold

  @req:APPT-SLOTS-065 @req:APPT-SLOTS-068 @req:APPT-SVC-032
  Scenario: The slots of no service do not come with those of a service
    Given the session "morning"
    And the search is narrowed to the service "linked"
    And a control search for the slots of all services
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the slot of no service is held back
    And the standard rules hold

  @req:APPT-SLOTS-068 @req:APPT-SLOTS-072
  Scenario Outline: A search without a service gives the slots of the session "<session>" too
    Given the session "<session>"
    When the search free slots request is sent
    Then the provider answers with success
    And it holds that the slot of another service is offered without the parameter
    And it holds that the filtering status is told when a service was asked for
    And the standard rules hold

    Examples:
      | session |
      | linked  |
      | morning |

  @req:APPT-SLOTS-068 @req:APPT-SLOTS-072
  Scenario: A listed service without slots gives an empty Bundle
    Given the session "linked"
    And the search is narrowed to the service "unlinked"
    And a control search for the slots of all services
    When the search free slots request is sent
    Then it holds that the listed service without slots finds nothing
    And it holds that the filtering status is told when a service was asked for
    And the standard rules hold

  @req:APPT-SLOTS-073 @req:APPT-SVC-032
  Scenario: A service that is not listed is refused
    Given the session "linked"
    And the search is narrowed to the service "unknown"
    When the search free slots request is sent
    Then the request is refused: service that is not listed
    And the standard rules hold

  @req:APPT-SLOTS-066
  Scenario Outline: A search that includes <includes> gets the services with their include alone
    Given the session "linked"
    And the search includes "<includes>"
    When the search free slots request is sent
    Then the provider answers with success
    And the found slots rules hold
    And the standard rules hold

    Examples:
      | includes     |
      | nothing more |
      | services     |

  @req:APPT-SLOTS-071
  Scenario: The service is what its own read gives
    Given the session "linked"
    When the search free slots request is sent
    Then the provider answers with success
    When the references of the answer are followed
    Then it holds that the HealthcareService of the slots is as read
    And the standard rules hold

  @req:APPT-SVC-013
  Scenario: The list of services names each of them
    Given the healthcare service "linked"
    And the search has no identifier
    When the find healthcare service request is sent
    Then the provider answers with success
    And it holds that listed services have id and name
