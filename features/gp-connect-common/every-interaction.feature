@foundations @gp-connect-common
Feature: Tokens and Ssp headers of every interaction
  What tokens.feature and ssp-headers.feature try on the capability statement, a few of it on every other interaction: no
  token, an expired one, one for another provider, one of another scope, each Ssp field left out, and types that nobody
  serves. The harness plays the SSP here.

  @req:FND-GEN-008
  Scenario Outline: <interaction> with <deviation> is refused
    Given the <kind> "<role>"
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    @find-patient
    Examples: find patient
      | interaction  | deviation                     | refusal                      | kind    | role   |
      | find patient | no Authorization              | request without token        | patient | normal |
      | find patient | token expired ten minutes ago | expired token                | patient | normal |
      | find patient | audience of another provider  | token for another audience   | patient | normal |
      | find patient | scope of another endpoint     | scope of another endpoint    | patient | normal |
      | find patient | no Ssp-TraceID                | missing Ssp-TraceID          | patient | normal |
      | find patient | no Ssp-From                   | missing Ssp-From             | patient | normal |
      | find patient | no Ssp-To                     | missing Ssp-To               | patient | normal |
      | find patient | no Ssp-InteractionID          | missing Ssp-InteractionID    | patient | normal |
      | find patient | Accept PDF                    | unsupported accept           | patient | normal |
      | find patient | _format CSV                   | unsupported format parameter | patient | normal |

    @find-practitioner
    Examples: find practitioner
      | interaction       | deviation                     | refusal                      | kind         | role             |
      | find practitioner | no Authorization              | request without token        | practitioner | one-role-profile |
      | find practitioner | token expired ten minutes ago | expired token                | practitioner | one-role-profile |
      | find practitioner | audience of another provider  | token for another audience   | practitioner | one-role-profile |
      | find practitioner | scope of another endpoint     | scope of another endpoint    | practitioner | one-role-profile |
      | find practitioner | no Ssp-TraceID                | missing Ssp-TraceID          | practitioner | one-role-profile |
      | find practitioner | no Ssp-From                   | missing Ssp-From             | practitioner | one-role-profile |
      | find practitioner | no Ssp-To                     | missing Ssp-To               | practitioner | one-role-profile |
      | find practitioner | no Ssp-InteractionID          | missing Ssp-InteractionID    | practitioner | one-role-profile |
      | find practitioner | Accept PDF                    | unsupported accept           | practitioner | one-role-profile |
      | find practitioner | _format CSV                   | unsupported format parameter | practitioner | one-role-profile |

    @find-organisation
    Examples: find organisation
      | interaction       | deviation                     | refusal                      | kind         | role     |
      | find organisation | no Authorization              | request without token        | organisation | practice |
      | find organisation | token expired ten minutes ago | expired token                | organisation | practice |
      | find organisation | audience of another provider  | token for another audience   | organisation | practice |
      | find organisation | scope of another endpoint     | scope of another endpoint    | organisation | practice |
      | find organisation | no Ssp-TraceID                | missing Ssp-TraceID          | organisation | practice |
      | find organisation | no Ssp-From                   | missing Ssp-From             | organisation | practice |
      | find organisation | no Ssp-To                     | missing Ssp-To               | organisation | practice |
      | find organisation | no Ssp-InteractionID          | missing Ssp-InteractionID    | organisation | practice |
      | find organisation | Accept PDF                    | unsupported accept           | organisation | practice |
      | find organisation | _format CSV                   | unsupported format parameter | organisation | practice |

    @find-healthcare-service @since:1.2.8 @until:1.2.8
    Examples: find healthcare service
      | interaction             | deviation                     | refusal                      | kind               | role   |
      | find healthcare service | no Authorization              | request without token        | healthcare service | linked |
      | find healthcare service | token expired ten minutes ago | expired token                | healthcare service | linked |
      | find healthcare service | audience of another provider  | token for another audience   | healthcare service | linked |
      | find healthcare service | no Ssp-TraceID                | missing Ssp-TraceID          | healthcare service | linked |
      | find healthcare service | no Ssp-From                   | missing Ssp-From             | healthcare service | linked |
      | find healthcare service | no Ssp-To                     | missing Ssp-To               | healthcare service | linked |
      | find healthcare service | no Ssp-InteractionID          | missing Ssp-InteractionID    | healthcare service | linked |
      | find healthcare service | Accept PDF                    | unsupported accept           | healthcare service | linked |
      | find healthcare service | _format CSV                   | unsupported format parameter | healthcare service | linked |

  @req:FND-GEN-008
  Scenario Outline: <interaction> by id with <deviation> is refused
    Given the id of the <kind> "<role>"
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    @read-patient
    Examples: read patient
      | interaction  | deviation                     | refusal                      | kind    | role   |
      | read patient | no Authorization              | request without token        | patient | normal |
      | read patient | token expired ten minutes ago | expired token                | patient | normal |
      | read patient | audience of another provider  | token for another audience   | patient | normal |
      | read patient | scope of another endpoint     | scope of another endpoint    | patient | normal |
      | read patient | no Ssp-TraceID                | missing Ssp-TraceID          | patient | normal |
      | read patient | no Ssp-From                   | missing Ssp-From             | patient | normal |
      | read patient | no Ssp-To                     | missing Ssp-To               | patient | normal |
      | read patient | no Ssp-InteractionID          | missing Ssp-InteractionID    | patient | normal |
      | read patient | Accept PDF                    | unsupported accept           | patient | normal |
      | read patient | _format CSV                   | unsupported format parameter | patient | normal |

    @read-practitioner
    Examples: read practitioner
      | interaction       | deviation                     | refusal                      | kind         | role             |
      | read practitioner | no Authorization              | request without token        | practitioner | one-role-profile |
      | read practitioner | token expired ten minutes ago | expired token                | practitioner | one-role-profile |
      | read practitioner | audience of another provider  | token for another audience   | practitioner | one-role-profile |
      | read practitioner | scope of another endpoint     | scope of another endpoint    | practitioner | one-role-profile |
      | read practitioner | no Ssp-TraceID                | missing Ssp-TraceID          | practitioner | one-role-profile |
      | read practitioner | no Ssp-From                   | missing Ssp-From             | practitioner | one-role-profile |
      | read practitioner | no Ssp-To                     | missing Ssp-To               | practitioner | one-role-profile |
      | read practitioner | no Ssp-InteractionID          | missing Ssp-InteractionID    | practitioner | one-role-profile |
      | read practitioner | Accept PDF                    | unsupported accept           | practitioner | one-role-profile |
      | read practitioner | _format CSV                   | unsupported format parameter | practitioner | one-role-profile |

    @read-organisation
    Examples: read organisation
      | interaction       | deviation                     | refusal                      | kind         | role     |
      | read organisation | no Authorization              | request without token        | organisation | practice |
      | read organisation | token expired ten minutes ago | expired token                | organisation | practice |
      | read organisation | audience of another provider  | token for another audience   | organisation | practice |
      | read organisation | scope of another endpoint     | scope of another endpoint    | organisation | practice |
      | read organisation | no Ssp-TraceID                | missing Ssp-TraceID          | organisation | practice |
      | read organisation | no Ssp-From                   | missing Ssp-From             | organisation | practice |
      | read organisation | no Ssp-To                     | missing Ssp-To               | organisation | practice |
      | read organisation | no Ssp-InteractionID          | missing Ssp-InteractionID    | organisation | practice |
      | read organisation | Accept PDF                    | unsupported accept           | organisation | practice |
      | read organisation | _format CSV                   | unsupported format parameter | organisation | practice |

    @read-location
    Examples: read location
      | interaction   | deviation                     | refusal                      | kind     | role         |
      | read location | no Authorization              | request without token        | location | main-surgery |
      | read location | token expired ten minutes ago | expired token                | location | main-surgery |
      | read location | audience of another provider  | token for another audience   | location | main-surgery |
      | read location | scope of another endpoint     | scope of another endpoint    | location | main-surgery |
      | read location | no Ssp-TraceID                | missing Ssp-TraceID          | location | main-surgery |
      | read location | no Ssp-From                   | missing Ssp-From             | location | main-surgery |
      | read location | no Ssp-To                     | missing Ssp-To               | location | main-surgery |
      | read location | no Ssp-InteractionID          | missing Ssp-InteractionID    | location | main-surgery |
      | read location | Accept PDF                    | unsupported accept           | location | main-surgery |
      | read location | _format CSV                   | unsupported format parameter | location | main-surgery |

    @read-healthcare-service @since:1.2.8 @until:1.2.8
    Examples: read healthcare service
      | interaction             | deviation                     | refusal                      | kind               | role   |
      | read healthcare service | no Authorization              | request without token        | healthcare service | linked |
      | read healthcare service | token expired ten minutes ago | expired token                | healthcare service | linked |
      | read healthcare service | audience of another provider  | token for another audience   | healthcare service | linked |
      | read healthcare service | no Ssp-TraceID                | missing Ssp-TraceID          | healthcare service | linked |
      | read healthcare service | no Ssp-From                   | missing Ssp-From             | healthcare service | linked |
      | read healthcare service | no Ssp-To                     | missing Ssp-To               | healthcare service | linked |
      | read healthcare service | no Ssp-InteractionID          | missing Ssp-InteractionID    | healthcare service | linked |
      | read healthcare service | Accept PDF                    | unsupported accept           | healthcare service | linked |
      | read healthcare service | _format CSV                   | unsupported format parameter | healthcare service | linked |

  Scenario Outline: <interaction> in another legal form is served
    Given the <kind> "<role>"
    And the request deviates: "field names in lower case"
    And the request deviates: "Cache-Control no-cache"
    And the request deviates: "claims in reverse order"
    When the <interaction> request is sent
    Then the provider answers with success
    And the standard rules hold

    @find-patient @req:SPINE-HTTP-001
    Examples: find patient
      | interaction  | kind    | role   |
      | find patient | patient | normal |

    @find-practitioner @req:SPINE-HTTP-001
    Examples: find practitioner
      | interaction       | kind         | role             |
      | find practitioner | practitioner | one-role-profile |

    @find-organisation @req:SPINE-HTTP-001
    Examples: find organisation
      | interaction       | kind         | role     |
      | find organisation | organisation | practice |

    @find-healthcare-service @since:1.2.8 @until:1.2.8 @req:SPINE-HTTP-001
    Examples: find healthcare service
      | interaction             | kind               | role   |
      | find healthcare service | healthcare service | linked |

  Scenario Outline: <interaction> by id in another legal form is served
    Given the id of the <kind> "<role>"
    And the request deviates: "field names in lower case"
    And the request deviates: "Cache-Control no-cache"
    And the request deviates: "claims in reverse order"
    When the <interaction> request is sent
    Then the provider answers with success
    And the standard rules hold

    @read-patient @req:SPINE-HTTP-001
    Examples: read patient
      | interaction  | kind    | role   |
      | read patient | patient | normal |

    @read-practitioner @req:SPINE-HTTP-001
    Examples: read practitioner
      | interaction       | kind         | role             |
      | read practitioner | practitioner | one-role-profile |

    @read-organisation @req:SPINE-HTTP-001
    Examples: read organisation
      | interaction       | kind         | role     |
      | read organisation | organisation | practice |

    @read-location @req:SPINE-HTTP-001
    Examples: read location
      | interaction   | kind     | role         |
      | read location | location | main-surgery |

    @read-healthcare-service @since:1.2.8 @until:1.2.8 @req:SPINE-HTTP-001
    Examples: read healthcare service
      | interaction             | kind               | role   |
      | read healthcare service | healthcare service | linked |
