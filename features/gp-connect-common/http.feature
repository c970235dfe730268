@foundations @gp-connect-common
Feature: HTTP
  Verbs, paths and what no interaction covers. The harness plays the SSP for what the SSP would refuse.

  @get-capability-statement
  Scenario Outline: The capability statement by <deviation> is refused
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    @req:SPINE-ERR-028
    Examples:
      | deviation   | refusal          |
      | verb PUT    | wrong verb       |
      | verb POST   | wrong verb       |
      | verb PATCH  | DELETE and PATCH |
      | verb DELETE | DELETE and PATCH |

    @req:SPINE-ERR-030
    Examples:
      | deviation                         | refusal               |
      | path that leads nowhere           | unknown resource type |
      | POST to a path that leads nowhere | unknown resource type |
      | PUT to a path that leads nowhere  | unknown resource type |

    @req:SPINE-HTTP-012
    Examples:
      | deviation                                  | refusal            |
      | first letter of the path in the other case | path in wrong case |

  @get-capability-statement @req:SPINE-HTTP-044
  Scenario: What a browser's preflight gets is recorded
    Given the request deviates: "preflight of a browser"
    When the get capability statement request is sent
    Then it holds that CORS preflight is answered

  @read-patient @req:SPINE-ERR-028
  Scenario: A read by POST is refused
    Given the id of the patient "normal"
    And the request deviates: "verb POST"
    When the read patient request is sent
    Then the request is refused: wrong verb
    And the standard rules hold

  @read-patient @req:SPINE-HTTP-012
  Scenario: A read of the resource type in wrong case is refused
    Given the id of the patient "normal"
    And the request deviates: "first letter of the path in the other case"
    When the read patient request is sent
    Then the request is refused: path in wrong case
    And the standard rules hold

  @read-patient @req:SPINE-HTTP-012
  Scenario: An id in the other case is another id
    Given the id of the patient "normal"
    And the request deviates: "letters of the id in the other case"
    When the read patient request is sent
    Then it holds that the id in the other case is another id
    And the standard rules hold

  @find-patient @req:SPINE-ERR-030
  Scenario Outline: A request for a <deviation> is refused
    Given the patient "normal"
    And the request deviates: "<deviation>"
    When the find patient request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples:
      | deviation                                   | refusal               |
      | resource type that GP Connect does not have | unknown resource type |
      | operation that nobody defines               | unknown operation     |
      | operation without its prefix                | unknown operation     |

  @find-patient @req:SPINE-HTTP-032 @req:SPINE-FHIR-060
  Scenario Outline: A search with the <deviation> finds the same
    Given the patient "normal"
    When the find patient request is sent
    Given the request deviates: "<deviation>"
    When the find patient request is sent again
    Then it holds that unknown criteria are ignored
    And the standard rules hold

    Examples:
      | deviation                             |
      | unknown parameter foo                 |
      | unknown parameter foo twice           |
      | unknown parameter foo without a value |
      | parameter _sort                       |

  @find-patient @req:SPINE-HTTP-032 @req:SPINE-FHIR-060
  Scenario: A search with the parameter _count is served
    Given the patient "normal"
    And the request deviates: "parameter _count"
    When the find patient request is sent
    Then it holds that the count parameter does no harm
    And the standard rules hold
