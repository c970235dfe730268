@foundations @gp-connect-common
Feature: Interaction ids
  A provider checks that Ssp-InteractionID fits the request. Each interaction is tried under the id of another resource
  and under that of another operation. The harness plays the SSP here.

  @get-capability-statement @req:SPINE-SEC-006 @req:SPINE-ERR-029
  Scenario Outline: Get capability statement under an <deviation> is refused
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples:
      | deviation                              | refusal                               |
      | interaction id of another resource     | interaction id of another interaction |
      | interaction id of another operation    | interaction id of another interaction |
      | interaction id in wrong case           | interaction id in wrong case          |
      | interaction id that no interaction has | unknown interaction id                |
      | interaction id of another version      | unknown interaction id                |

  @req:SPINE-SDSREG-018
  Scenario Outline: <interaction> under an <deviation> is refused
    Given the <kind> "<role>"
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then the request is refused: interaction id of another interaction
    And the standard rules hold

    @find-patient @req:SPINE-IID-003 @req:FND-FINDPAT-005
    Examples:
      | interaction  | kind    | role   | deviation                           |
      | find patient | patient | normal | interaction id of another resource  |
      | find patient | patient | normal | interaction id of another operation |

    @find-practitioner @req:SPINE-IID-005 @req:FND-FINDPRAC-005
    Examples:
      | interaction       | kind         | role             | deviation                           |
      | find practitioner | practitioner | one-role-profile | interaction id of another resource  |
      | find practitioner | practitioner | one-role-profile | interaction id of another operation |

    @find-organisation @req:SPINE-IID-007 @req:FND-FINDORG-006
    Examples:
      | interaction       | kind         | role     | deviation                           |
      | find organisation | organisation | practice | interaction id of another resource  |
      | find organisation | organisation | practice | interaction id of another operation |

    @find-healthcare-service @since:1.2.8 @until:1.2.8 @req:SPINE-IID-017 @req:FND-FINDHCS-003
    Examples:
      | interaction             | kind               | role   | deviation                           |
      | find healthcare service | healthcare service | linked | interaction id of another resource  |
      | find healthcare service | healthcare service | linked | interaction id of another operation |

  @req:SPINE-SDSREG-018
  Scenario Outline: <interaction> by id under an <deviation> is refused
    Given the id of the <kind> "<role>"
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then the request is refused: interaction id of another interaction
    And the standard rules hold

    @read-patient @req:SPINE-IID-002 @req:FND-READPAT-003
    Examples:
      | interaction  | kind    | role   | deviation                           |
      | read patient | patient | normal | interaction id of another resource  |
      | read patient | patient | normal | interaction id of another operation |

    @read-practitioner @req:SPINE-IID-004 @req:FND-READPRAC-002
    Examples:
      | interaction       | kind         | role             | deviation                           |
      | read practitioner | practitioner | one-role-profile | interaction id of another resource  |
      | read practitioner | practitioner | one-role-profile | interaction id of another operation |

    @read-organisation @req:SPINE-IID-006 @req:FND-READORG-004
    Examples:
      | interaction       | kind         | role     | deviation                           |
      | read organisation | organisation | practice | interaction id of another resource  |
      | read organisation | organisation | practice | interaction id of another operation |

    @read-location @req:SPINE-IID-008 @req:FND-READLOC-003
    Examples:
      | interaction   | kind     | role         | deviation                           |
      | read location | location | main-surgery | interaction id of another resource  |
      | read location | location | main-surgery | interaction id of another operation |

    @read-healthcare-service @since:1.2.8 @until:1.2.8 @req:SPINE-IID-016 @req:FND-READHCS-003
    Examples:
      | interaction             | kind               | role   | deviation                           |
      | read healthcare service | healthcare service | linked | interaction id of another resource  |
      | read healthcare service | healthcare service | linked | interaction id of another operation |
