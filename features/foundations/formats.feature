@foundations
Feature: Formats of each interaction
  Accept alone, _format alone, both in every pair: _format wins, wherever it stands in the query.

  @req:FND-GEN-006
  Scenario Outline: <interaction> with <deviation>
    Given the <kind> "<role>"
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then it holds that <check>
    And the standard rules hold

    @find-patient
    Examples: find patient
      | interaction  | kind    | role          | deviation                                | check                             |
      | find patient | patient | second-normal | Accept JSON                              | JSON is served                    |
      | find patient | patient | second-normal | Accept XML                               | XML is served                     |
      | find patient | patient | second-normal | _format JSON                             | the format parameter wins         |
      | find patient | patient | second-normal | _format XML                              | the format parameter wins for XML |
      | find patient | patient | second-normal | _format JSON, Accept JSON                | the format parameter wins         |
      | find patient | patient | second-normal | _format JSON, Accept XML                 | the format parameter wins         |
      | find patient | patient | second-normal | _format XML, Accept JSON                 | the format parameter wins for XML |
      | find patient | patient | second-normal | _format XML, Accept XML                  | the format parameter wins for XML |
      | find patient | patient | second-normal | _format JSON before the other parameters | the format parameter wins         |
      | find patient | patient | second-normal | _format XML before the other parameters  | the format parameter wins for XML |

    @find-practitioner
    Examples: find practitioner
      | interaction       | kind         | role             | deviation                                | check                             |
      | find practitioner | practitioner | one-role-profile | Accept JSON                              | JSON is served                    |
      | find practitioner | practitioner | one-role-profile | Accept XML                               | XML is served                     |
      | find practitioner | practitioner | one-role-profile | _format JSON                             | the format parameter wins         |
      | find practitioner | practitioner | one-role-profile | _format XML                              | the format parameter wins for XML |
      | find practitioner | practitioner | one-role-profile | _format JSON, Accept JSON                | the format parameter wins         |
      | find practitioner | practitioner | one-role-profile | _format JSON, Accept XML                 | the format parameter wins         |
      | find practitioner | practitioner | one-role-profile | _format XML, Accept JSON                 | the format parameter wins for XML |
      | find practitioner | practitioner | one-role-profile | _format XML, Accept XML                  | the format parameter wins for XML |
      | find practitioner | practitioner | one-role-profile | _format JSON before the other parameters | the format parameter wins         |
      | find practitioner | practitioner | one-role-profile | _format XML before the other parameters  | the format parameter wins for XML |

    @find-organisation
    Examples: find organisation
      | interaction       | kind         | role     | deviation                                | check                             |
      | find organisation | organisation | practice | Accept JSON                              | JSON is served                    |
      | find organisation | organisation | practice | Accept XML                               | XML is served                     |
      | find organisation | organisation | practice | _format JSON                             | the format parameter wins         |
      | find organisation | organisation | practice | _format XML                              | the format parameter wins for XML |
      | find organisation | organisation | practice | _format JSON, Accept JSON                | the format parameter wins         |
      | find organisation | organisation | practice | _format JSON, Accept XML                 | the format parameter wins         |
      | find organisation | organisation | practice | _format XML, Accept JSON                 | the format parameter wins for XML |
      | find organisation | organisation | practice | _format XML, Accept XML                  | the format parameter wins for XML |
      | find organisation | organisation | practice | _format JSON before the other parameters | the format parameter wins         |
      | find organisation | organisation | practice | _format XML before the other parameters  | the format parameter wins for XML |

    @find-healthcare-service @since:1.2.8 @until:1.2.8
    Examples: find healthcare service
      | interaction             | kind               | role   | deviation                                | check                             |
      | find healthcare service | healthcare service | linked | Accept JSON                              | JSON is served                    |
      | find healthcare service | healthcare service | linked | Accept XML                               | XML is served                     |
      | find healthcare service | healthcare service | linked | _format JSON                             | the format parameter wins         |
      | find healthcare service | healthcare service | linked | _format XML                              | the format parameter wins for XML |
      | find healthcare service | healthcare service | linked | _format JSON, Accept JSON                | the format parameter wins         |
      | find healthcare service | healthcare service | linked | _format JSON, Accept XML                 | the format parameter wins         |
      | find healthcare service | healthcare service | linked | _format XML, Accept JSON                 | the format parameter wins for XML |
      | find healthcare service | healthcare service | linked | _format XML, Accept XML                  | the format parameter wins for XML |
      | find healthcare service | healthcare service | linked | _format JSON before the other parameters | the format parameter wins         |
      | find healthcare service | healthcare service | linked | _format XML before the other parameters  | the format parameter wins for XML |

  @req:FND-GEN-006
  Scenario Outline: <interaction> by id with <deviation>
    Given the id of the <kind> "<role>"
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then it holds that <check>
    And the standard rules hold

    @read-patient
    Examples: read patient
      | interaction  | kind    | role   | deviation                 | check                             |
      | read patient | patient | normal | Accept JSON               | JSON is served                    |
      | read patient | patient | normal | Accept XML                | XML is served                     |
      | read patient | patient | normal | _format JSON              | the format parameter wins         |
      | read patient | patient | normal | _format XML               | the format parameter wins for XML |
      | read patient | patient | normal | _format JSON, Accept JSON | the format parameter wins         |
      | read patient | patient | normal | _format JSON, Accept XML  | the format parameter wins         |
      | read patient | patient | normal | _format XML, Accept JSON  | the format parameter wins for XML |
      | read patient | patient | normal | _format XML, Accept XML   | the format parameter wins for XML |

    @read-practitioner
    Examples: read practitioner
      | interaction       | kind         | role             | deviation                 | check                             |
      | read practitioner | practitioner | one-role-profile | Accept JSON               | JSON is served                    |
      | read practitioner | practitioner | one-role-profile | Accept XML                | XML is served                     |
      | read practitioner | practitioner | one-role-profile | _format JSON              | the format parameter wins         |
      | read practitioner | practitioner | one-role-profile | _format XML               | the format parameter wins for XML |
      | read practitioner | practitioner | one-role-profile | _format JSON, Accept JSON | the format parameter wins         |
      | read practitioner | practitioner | one-role-profile | _format JSON, Accept XML  | the format parameter wins         |
      | read practitioner | practitioner | one-role-profile | _format XML, Accept JSON  | the format parameter wins for XML |
      | read practitioner | practitioner | one-role-profile | _format XML, Accept XML   | the format parameter wins for XML |

    @read-organisation
    Examples: read organisation
      | interaction       | kind         | role     | deviation                 | check                             |
      | read organisation | organisation | practice | Accept JSON               | JSON is served                    |
      | read organisation | organisation | practice | Accept XML                | XML is served                     |
      | read organisation | organisation | practice | _format JSON              | the format parameter wins         |
      | read organisation | organisation | practice | _format XML               | the format parameter wins for XML |
      | read organisation | organisation | practice | _format JSON, Accept JSON | the format parameter wins         |
      | read organisation | organisation | practice | _format JSON, Accept XML  | the format parameter wins         |
      | read organisation | organisation | practice | _format XML, Accept JSON  | the format parameter wins for XML |
      | read organisation | organisation | practice | _format XML, Accept XML   | the format parameter wins for XML |

    @read-location
    Examples: read location
      | interaction   | kind     | role         | deviation                 | check                             |
      | read location | location | main-surgery | Accept JSON               | JSON is served                    |
      | read location | location | main-surgery | Accept XML                | XML is served                     |
      | read location | location | main-surgery | _format JSON              | the format parameter wins         |
      | read location | location | main-surgery | _format XML               | the format parameter wins for XML |
      | read location | location | main-surgery | _format JSON, Accept JSON | the format parameter wins         |
      | read location | location | main-surgery | _format JSON, Accept XML  | the format parameter wins         |
      | read location | location | main-surgery | _format XML, Accept JSON  | the format parameter wins for XML |
      | read location | location | main-surgery | _format XML, Accept XML   | the format parameter wins for XML |

    @read-healthcare-service @since:1.2.8 @until:1.2.8
    Examples: read healthcare service
      | interaction             | kind               | role   | deviation                 | check                             |
      | read healthcare service | healthcare service | linked | Accept JSON               | JSON is served                    |
      | read healthcare service | healthcare service | linked | Accept XML                | XML is served                     |
      | read healthcare service | healthcare service | linked | _format JSON              | the format parameter wins         |
      | read healthcare service | healthcare service | linked | _format XML               | the format parameter wins for XML |
      | read healthcare service | healthcare service | linked | _format JSON, Accept JSON | the format parameter wins         |
      | read healthcare service | healthcare service | linked | _format JSON, Accept XML  | the format parameter wins         |
      | read healthcare service | healthcare service | linked | _format XML, Accept JSON  | the format parameter wins for XML |
      | read healthcare service | healthcare service | linked | _format XML, Accept XML   | the format parameter wins for XML |

  @get-capability-statement @req:FND-CAPSTMT-006
  Scenario Outline: get capability statement with <deviation>
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then it holds that <check>
    And the standard rules hold

    Examples:
      | deviation                 | check                             |
      | Accept JSON               | JSON is served                    |
      | Accept XML                | XML is served                     |
      | _format JSON              | the format parameter wins         |
      | _format XML               | the format parameter wins for XML |
      | _format JSON, Accept JSON | the format parameter wins         |
      | _format JSON, Accept XML  | the format parameter wins         |
      | _format XML, Accept JSON  | the format parameter wins for XML |
      | _format XML, Accept XML   | the format parameter wins for XML |

  @req:SPINE-HTTP-043
  Scenario Outline: <interaction> tells in XML what it tells in JSON
    Given the <kind> "<role>"
    When the <interaction> request is sent
    Given the request deviates: "Accept XML"
    When the <interaction> request is sent again
    Then it holds that XML tells what JSON tells
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
    Then it holds that XML tells what JSON tells
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
