@foundations @gp-connect-common
Feature: Ids and versions
  A resource that did not change keeps its id and its version.

  @req:SPINE-FHIR-020 @req:SPINE-HTTP-016
  Scenario Outline: <interaction> twice gives the same version
    Given the id of the <kind> "<role>"
    When the <interaction> request is sent
    And the <interaction> request is sent again
    Then the provider answers with success
    And it holds that the unchanged resource stays the same
    And the standard rules hold

    @read-patient
    Examples:
      | interaction  | kind    | role   |
      | read patient | patient | normal |

    @read-practitioner
    Examples:
      | interaction       | kind         | role             |
      | read practitioner | practitioner | one-role-profile |

    @read-organisation
    Examples:
      | interaction       | kind         | role     |
      | read organisation | organisation | practice |

    @read-location
    Examples:
      | interaction   | kind     | role         |
      | read location | location | main-surgery |

  @find-patient @req:SPINE-HTTP-016 @req:SPINE-FHIR-020
  Scenario: The same search gives the same id
    Given the patient "normal"
    When the find patient request is sent
    And the find patient request is sent again
    Then the provider answers with success
    And it holds that the unchanged resource stays the same
    And the standard rules hold
