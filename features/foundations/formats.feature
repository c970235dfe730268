@foundations
Feature: Formats of each interaction
  Accept alone, _format alone, both in every pair: _format wins, wherever it stands in the query.

  @req:FND-GEN-006
  Scenario Outline: <interaction> with <deviation>
    Given the <kind> "<role>"
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then it holds that "<check>"
    And the standard rules hold

    @find-patient
    Examples: find patient
      | interaction  | kind    | role          | deviation                                | check                         |
      | find patient | patient | second-normal | Accept JSON                              | json-is-served                |
      | find patient | patient | second-normal | Accept XML                               | xml-is-served                 |
      | find patient | patient | second-normal | _format JSON                             | format-parameter-wins         |
      | find patient | patient | second-normal | _format XML                              | format-parameter-wins-for-xml |
      | find patient | patient | second-normal | _format JSON, Accept JSON                | format-parameter-wins         |
      | find patient | patient | second-normal | _format JSON, Accept XML                 | format-parameter-wins         |
      | find patient | patient | second-normal | _format XML, Accept JSON                 | format-parameter-wins-for-xml |
      | find patient | patient | second-normal | _format XML, Accept XML                  | format-parameter-wins-for-xml |
      | find patient | patient | second-normal | _format JSON before the other parameters | format-parameter-wins         |
      | find patient | patient | second-normal | _format XML before the other parameters  | format-parameter-wins-for-xml |

    @find-practitioner
    Examples: find practitioner
      | interaction       | kind         | role             | deviation                                | check                         |
      | find practitioner | practitioner | one-role-profile | Accept JSON                              | json-is-served                |
      | find practitioner | practitioner | one-role-profile | Accept XML                               | xml-is-served                 |
      | find practitioner | practitioner | one-role-profile | _format JSON                             | format-parameter-wins         |
      | find practitioner | practitioner | one-role-profile | _format XML                              | format-parameter-wins-for-xml |
      | find practitioner | practitioner | one-role-profile | _format JSON, Accept JSON                | format-parameter-wins         |
      | find practitioner | practitioner | one-role-profile | _format JSON, Accept XML                 | format-parameter-wins         |
      | find practitioner | practitioner | one-role-profile | _format XML, Accept JSON                 | format-parameter-wins-for-xml |
      | find practitioner | practitioner | one-role-profile | _format XML, Accept XML                  | format-parameter-wins-for-xml |
      | find practitioner | practitioner | one-role-profile | _format JSON before the other parameters | format-parameter-wins         |
      | find practitioner | practitioner | one-role-profile | _format XML before the other parameters  | format-parameter-wins-for-xml |

    @find-organisation
    Examples: find organisation
      | interaction       | kind         | role     | deviation                                | check                         |
      | find organisation | organisation | practice | Accept JSON                              | json-is-served                |
      | find organisation | organisation | practice | Accept XML                               | xml-is-served                 |
      | find organisation | organisation | practice | _format JSON                             | format-parameter-wins         |
      | find organisation | organisation | practice | _format XML                              | format-parameter-wins-for-xml |
      | find organisation | organisation | practice | _format JSON, Accept JSON                | format-parameter-wins         |
      | find organisation | organisation | practice | _format JSON, Accept XML                 | format-parameter-wins         |
      | find organisation | organisation | practice | _format XML, Accept JSON                 | format-parameter-wins-for-xml |
      | find organisation | organisation | practice | _format XML, Accept XML                  | format-parameter-wins-for-xml |
      | find organisation | organisation | practice | _format JSON before the other parameters | format-parameter-wins         |
      | find organisation | organisation | practice | _format XML before the other parameters  | format-parameter-wins-for-xml |

    @find-healthcare-service @since:1.2.8 @until:1.2.8
    Examples: find healthcare service
      | interaction             | kind               | role   | deviation                                | check                         |
      | find healthcare service | healthcare service | linked | Accept JSON                              | json-is-served                |
      | find healthcare service | healthcare service | linked | Accept XML                               | xml-is-served                 |
      | find healthcare service | healthcare service | linked | _format JSON                             | format-parameter-wins         |
      | find healthcare service | healthcare service | linked | _format XML                              | format-parameter-wins-for-xml |
      | find healthcare service | healthcare service | linked | _format JSON, Accept JSON                | format-parameter-wins         |
      | find healthcare service | healthcare service | linked | _format JSON, Accept XML                 | format-parameter-wins         |
      | find healthcare service | healthcare service | linked | _format XML, Accept JSON                 | format-parameter-wins-for-xml |
      | find healthcare service | healthcare service | linked | _format XML, Accept XML                  | format-parameter-wins-for-xml |
      | find healthcare service | healthcare service | linked | _format JSON before the other parameters | format-parameter-wins         |
      | find healthcare service | healthcare service | linked | _format XML before the other parameters  | format-parameter-wins-for-xml |

  @req:FND-GEN-006
  Scenario Outline: <interaction> by id with <deviation>
    Given the id of the <kind> "<role>"
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then it holds that "<check>"
    And the standard rules hold

    @read-patient
    Examples: read patient
      | interaction  | kind    | role   | deviation                 | check                         |
      | read patient | patient | normal | Accept JSON               | json-is-served                |
      | read patient | patient | normal | Accept XML                | xml-is-served                 |
      | read patient | patient | normal | _format JSON              | format-parameter-wins         |
      | read patient | patient | normal | _format XML               | format-parameter-wins-for-xml |
      | read patient | patient | normal | _format JSON, Accept JSON | format-parameter-wins         |
      | read patient | patient | normal | _format JSON, Accept XML  | format-parameter-wins         |
      | read patient | patient | normal | _format XML, Accept JSON  | format-parameter-wins-for-xml |
      | read patient | patient | normal | _format XML, Accept XML   | format-parameter-wins-for-xml |

    @read-practitioner
    Examples: read practitioner
      | interaction       | kind         | role             | deviation                 | check                         |
      | read practitioner | practitioner | one-role-profile | Accept JSON               | json-is-served                |
      | read practitioner | practitioner | one-role-profile | Accept XML                | xml-is-served                 |
      | read practitioner | practitioner | one-role-profile | _format JSON              | format-parameter-wins         |
      | read practitioner | practitioner | one-role-profile | _format XML               | format-parameter-wins-for-xml |
      | read practitioner | practitioner | one-role-profile | _format JSON, Accept JSON | format-parameter-wins         |
      | read practitioner | practitioner | one-role-profile | _format JSON, Accept XML  | format-parameter-wins         |
      | read practitioner | practitioner | one-role-profile | _format XML, Accept JSON  | format-parameter-wins-for-xml |
      | read practitioner | practitioner | one-role-profile | _format XML, Accept XML   | format-parameter-wins-for-xml |

    @read-organisation
    Examples: read organisation
      | interaction       | kind         | role     | deviation                 | check                         |
      | read organisation | organisation | practice | Accept JSON               | json-is-served                |
      | read organisation | organisation | practice | Accept XML                | xml-is-served                 |
      | read organisation | organisation | practice | _format JSON              | format-parameter-wins         |
      | read organisation | organisation | practice | _format XML               | format-parameter-wins-for-xml |
      | read organisation | organisation | practice | _format JSON, Accept JSON | format-parameter-wins         |
      | read organisation | organisation | practice | _format JSON, Accept XML  | format-parameter-wins         |
      | read organisation | organisation | practice | _format XML, Accept JSON  | format-parameter-wins-for-xml |
      | read organisation | organisation | practice | _format XML, Accept XML   | format-parameter-wins-for-xml |

    @read-location
    Examples: read location
      | interaction   | kind     | role         | deviation                 | check                         |
      | read location | location | main-surgery | Accept JSON               | json-is-served                |
      | read location | location | main-surgery | Accept XML                | xml-is-served                 |
      | read location | location | main-surgery | _format JSON              | format-parameter-wins         |
      | read location | location | main-surgery | _format XML               | format-parameter-wins-for-xml |
      | read location | location | main-surgery | _format JSON, Accept JSON | format-parameter-wins         |
      | read location | location | main-surgery | _format JSON, Accept XML  | format-parameter-wins         |
      | read location | location | main-surgery | _format XML, Accept JSON  | format-parameter-wins-for-xml |
      | read location | location | main-surgery | _format XML, Accept XML   | format-parameter-wins-for-xml |

    @read-healthcare-service @since:1.2.8 @until:1.2.8
    Examples: read healthcare service
      | interaction             | kind               | role   | deviation                 | check                         |
      | read healthcare service | healthcare service | linked | Accept JSON               | json-is-served                |
      | read healthcare service | healthcare service | linked | Accept XML                | xml-is-served                 |
      | read healthcare service | healthcare service | linked | _format JSON              | format-parameter-wins         |
      | read healthcare service | healthcare service | linked | _format XML               | format-parameter-wins-for-xml |
      | read healthcare service | healthcare service | linked | _format JSON, Accept JSON | format-parameter-wins         |
      | read healthcare service | healthcare service | linked | _format JSON, Accept XML  | format-parameter-wins         |
      | read healthcare service | healthcare service | linked | _format XML, Accept JSON  | format-parameter-wins-for-xml |
      | read healthcare service | healthcare service | linked | _format XML, Accept XML   | format-parameter-wins-for-xml |

  @get-capability-statement @req:FND-CAPSTMT-006
  Scenario Outline: get capability statement with <deviation>
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then it holds that "<check>"
    And the standard rules hold

    Examples:
      | deviation                 | check                         |
      | Accept JSON               | json-is-served                |
      | Accept XML                | xml-is-served                 |
      | _format JSON              | format-parameter-wins         |
      | _format XML               | format-parameter-wins-for-xml |
      | _format JSON, Accept JSON | format-parameter-wins         |
      | _format JSON, Accept XML  | format-parameter-wins         |
      | _format XML, Accept JSON  | format-parameter-wins-for-xml |
      | _format XML, Accept XML   | format-parameter-wins-for-xml |

  @req:SPINE-HTTP-043
  Scenario Outline: <interaction> tells in XML what it tells in JSON
    Given the <kind> "<role>"
    When the <interaction> request is sent
    Given the request deviates: "Accept XML"
    When the <interaction> request is sent again
    Then it holds that "xml-tells-what-json-tells"
    And the standard rules hold

    @find-patient
    Examples: find patient
      | interaction  | kind    | role   |
      | find patient | patient | normal |

    @find-practitioner
    Examples: find practitioner
      | interaction       | kind         | role             |
      | find practitioner | practitioner | one-role-profile |

    @find-organisation
    Examples: find organisation
      | interaction       | kind         | role     |
      | find organisation | organisation | practice |

    @find-healthcare-service @since:1.2.8 @until:1.2.8
    Examples: find healthcare service
      | interaction             | kind               | role   |
      | find healthcare service | healthcare service | linked |

  @req:SPINE-HTTP-043
  Scenario Outline: <interaction> by id tells in XML what it tells in JSON
    Given the id of the <kind> "<role>"
    When the <interaction> request is sent
    Given the request deviates: "Accept XML"
    When the <interaction> request is sent again
    Then it holds that "xml-tells-what-json-tells"
    And the standard rules hold

    @read-patient
    Examples: read patient
      | interaction  | kind    | role   |
      | read patient | patient | normal |

    @read-practitioner
    Examples: read practitioner
      | interaction       | kind         | role             |
      | read practitioner | practitioner | one-role-profile |

    @read-organisation
    Examples: read organisation
      | interaction       | kind         | role     |
      | read organisation | organisation | practice |

    @read-location
    Examples: read location
      | interaction   | kind     | role         |
      | read location | location | main-surgery |

    @read-healthcare-service @since:1.2.8 @until:1.2.8
    Examples: read healthcare service
      | interaction             | kind               | role   |
      | read healthcare service | healthcare service | linked |
