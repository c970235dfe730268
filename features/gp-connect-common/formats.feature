@foundations @gp-connect-common
Feature: Formats
  JSON and XML, Accept, _format and Content-Type, character set and compression.

  Background:
    Given the patient "normal"

  @find-patient
  Scenario Outline: A request with <deviation> is answered in the right format
    Given the request deviates: "<deviation>"
    When the find patient request is sent
    Then it holds that <check>
    And the standard rules hold

    @req:SPINE-HTTP-019 @req:SPINE-HTTP-028
    Examples: JSON
      | deviation                | check          |
      | Accept JSON              | JSON is served |
      | Accept JSON with charset | JSON is served |

    @req:SPINE-HTTP-019
    Examples: several types, wildcards and other spellings
      | deviation                               | check                                      |
      | Accept of several types                 | one of several types is served             |
      | Accept anything                         | the wildcard is no preference              |
      | Accept anything of application          | the wildcard is no preference              |
      | Accept JSON in capitals                 | the other spelling of a type is understood |
      | Accept JSON with a blank before charset | the other spelling of a type is understood |

    @req:SPINE-HTTP-020
    Examples: XML
      | deviation  | check         |
      | Accept XML | XML is served |

    @req:SPINE-HTTP-019
    Examples: JSON beside a Content-Type
      | deviation                     | check          |
      | Accept JSON, Content-Type XML | JSON is served |

    @req:SPINE-HTTP-020
    Examples: XML beside a Content-Type
      | deviation                     | check         |
      | Accept XML, Content-Type JSON | XML is served |

    @req:SPINE-HTTP-021
    Examples: the _format parameter
      | deviation                                | check                             |
      | _format JSON                             | the format parameter wins         |
      | _format JSON, Accept XML                 | the format parameter wins         |
      | _format JSON before the other parameters | the format parameter wins         |
      | _format JSON, Accept PDF                 | the format parameter wins         |
      | _format XML, Accept JSON                 | the format parameter wins for XML |

    @req:SPINE-HTTP-022
    Examples: Content-Type
      | deviation               | check                               |
      | Content-Type JSON alone | the Content-Type decides the format |
      | Content-Type XML alone  | the Content-Type decides for XML    |

    @req:SPINE-HTTP-023
    Examples: nothing
      | deviation          | check               |
      | no word on formats | JSON is the default |

  @find-patient @req:SPINE-HTTP-025
  Scenario Outline: A request with <deviation> is refused
    Given the request deviates: "<deviation>"
    When the find patient request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples:
      | deviation                        | refusal                        |
      | Accept PDF                       | unsupported accept             |
      | Accept PNG                       | unsupported accept             |
      | Accept PDF, Content-Type JSON    | unsupported accept             |
      | _format CSV                      | unsupported format parameter   |
      | _format CSV, Accept JSON         | unsupported format parameter   |
      | Content-Type of plain text alone | unsupported Content-Type alone |

  @find-patient @req:SPINE-FHIR-013
  Scenario: The language of the user changes nothing
    When the find patient request is sent
    Given the request deviates: "Accept-Language French"
    When the find patient request is sent again
    Then it holds that Accept-Language changes nothing
    And the standard rules hold
