@foundations @find-healthcare-service @since:1.2.8 @until:1.2.8
Feature: Find a healthcare service
  The services of the organisation's list for filtering, with service filtering switched on.

  @control:served @req:FND-GEN-013 @req:FND-FINDHCS-010 @req:FND-FINDHCS-011
  Scenario Outline: The "<role>" service is found by its DOS service id
    Given the healthcare service "<role>"
    When the find healthcare service request is sent
    Then the provider answers with success
    And it holds that the record is found
    And the found healthcare service rules hold
    And the loaded healthcare service rules hold
    And the standard rules hold

    Examples:
      | role     |
      | linked   |
      | unlinked |

  @req:FND-FINDHCS-010 @req:FND-FINDHCS-013
  Scenario: A search without identifier gives the whole list
    Given the healthcare service "linked" has been found
    And the search has no identifier
    When the find healthcare service request is sent
    Then the provider answers with success
    And it holds that the whole list holds the service found by its id
    And the read healthcare service rules hold
    And the standard rules hold

  @req:FND-FINDHCS-013
  Scenario: The organisation that provides the service can be read
    Given the healthcare service "linked"
    When the find healthcare service request is sent
    Then it holds that the record is found
    When the references of the answer are followed
    Then the followed healthcare service references rules hold

  @req:FND-FINDHCS-008
  Scenario: A DOS service id that is not in the list finds nothing, and that is no error
    Given the healthcare service "unknown"
    And a control search for the healthcare service "linked"
    When the find healthcare service request is sent
    Then it holds that nothing found is an empty Bundle
    And the standard rules hold

  @req:FND-FINDHCS-004 @req:FND-FINDHCS-005 @req:FND-FINDHCS-006
  Scenario: An identifier of a lone pipe is refused
    Given the healthcare service "linked"
    And the request deviates: "identifier of a lone pipe"
    When the find healthcare service request is sent
    Then the request is refused: unparsable identifier
    And it holds that diagnostics name the parameter
    And the standard rules hold

  @req:FND-FINDHCS-006
  Scenario: An identifier without a pipe is refused or finds nothing
    Given the healthcare service "linked"
    And a control search for the healthcare service "linked"
    And the request deviates: "identifier without a pipe"
    When the find healthcare service request is sent
    Then the request is refused: identifier without pipe
    And the standard rules hold

  @req:SPINE-HTTP-032
  Scenario Outline: A search with the <deviation> finds the same
    Given the healthcare service "linked"
    When the find healthcare service request is sent
    Given the request deviates: "<deviation>"
    When the find healthcare service request is sent again
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
    Given the healthcare service "linked"
    And the request deviates: "parameter _count"
    When the find healthcare service request is sent
    Then it holds that the count parameter does no harm
    And the standard rules hold
