@difference:find-patient @difference:profile-patient
@foundations @find-patient
Feature: Find a patient
  A search by NHS number gives the active patient, and nothing where there is none.

  @control:served @req:FND-FINDPAT-017 @req:FND-FINDPAT-028 @req:FND-FINDPAT-029
  Scenario Outline: The patient "<role>" is found, populated by the rules
    Given the patient "<role>"
    When the find patient request is sent
    Then the provider answers with success
    And it holds that the record is found
    And the found patient rules hold
    And the standard rules hold

    Examples:
      | role          |
      | normal        |
      | second-normal |
      | sparse        |

  @req:FND-FINDPAT-021 @req:FND-FINDPAT-025 @req:FND-FINDPAT-027
  Scenario Outline: What was loaded for the patient "<role>" is found
    Given the patient "<role>"
    When the find patient request is sent
    Then it holds that the record is found
    And the loaded patient rules hold

    Examples:
      | role          |
      | normal        |
      | second-normal |
      | sparse        |
      | temporary     |

  @req:FND-FINDPAT-024 @req:FND-FINDPAT-026 @req:FND-GEN-015
  Scenario: What the patient found refers to can be read, and is what was loaded
    Given the patient "normal"
    When the find patient request is sent
    Then it holds that the record is found
    When the references of the answer are followed
    Then it holds that references resolve
    And the followed patient references rules hold

  @req:FND-FINDPAT-013 @req:FND-FINDPAT-026 @req:FND-GEN-014
  Scenario: A temporary patient is found under the practice that was asked
    Given the patient "temporary"
    When the find patient request is sent
    Then it holds that the temporary patient is found
    And the found patient rules hold
    When the references of the answer are followed
    Then it holds that the managing organisation is the practice of the service root
    And the standard rules hold

  @req:FND-IG-001
  Scenario: A patient with dissent to share is found
    Given the patient "dissent"
    When the find patient request is sent
    Then it holds that the patient with dissent to share is served
    And the found patient rules hold
    And the standard rules hold

  @req:FND-FINDPAT-010
  Scenario: A number that no record has finds nothing, and that is no error
    Given the patient "unknown"
    And a control search for the patient "normal"
    When the find patient request is sent
    Then it holds that nothing found is an empty Bundle
    And the standard rules hold

  @req:FND-FINDPAT-013
  Scenario Outline: The patient "<role>" is not found
    Given the patient "<role>"
    And a control search for the patient "normal"
    When the find patient request is sent
    Then it holds that <check>
    And the standard rules hold

    Examples:
      | role       | check                              |
      | inactive   | the patient who left is not found  |
      | deceased   | the deceased patient is not found  |
      | superseded | the superseded number finds nobody |

  @until:1.2.8 @req:FND-IG-003
  Scenario: A sensitive patient is not found, with or without an error
    Given the patient "sensitive"
    And a control search for the patient "normal"
    When the find patient request is sent
    Then it holds that the sensitive patient is not found
    And the standard rules hold

  @since:1.2.9 @req:FND-IG-004 @req:FND-FINDPAT-043
  Scenario: A sensitive patient is left out of the Bundle
    Given the patient "sensitive"
    And a control search for the patient "normal"
    When the find patient request is sent
    Then it holds that the sensitive patient is left out
    And the standard rules hold

  @req:FND-FINDPAT-036 @req:FND-FINDPAT-041 @pds
  Scenario Outline: The untraced patient "<role>" is verified on PDS and found
    Given the patient "<role>"
    When the find patient request is sent
    Then it holds that <check>
    And it holds that the number verified in the search is marked verified
    And the found patient rules hold
    And the standard rules hold

    @req:FND-FINDPAT-037
    Examples:
      | role                        | check                                                   |
      | untraced-birth-date-matches | the untraced patient with birth date as on PDS is found |

    @req:FND-FINDPAT-038
    Examples:
      | role                       | check                                                       |
      | untraced-one-part-differs  | the untraced patient with two date parts and names is found |
      | untraced-names-differ-late | the untraced patient with two date parts and names is found |

  @req:FND-FINDPAT-036 @req:FND-FINDPAT-042 @pds
  Scenario Outline: The untraced patient "<role>" is not verified on PDS and not found
    Given the patient "<role>"
    And a control search for the patient "normal"
    When the find patient request is sent
    Then it holds that <check>
    And the standard rules hold

    @req:FND-FINDPAT-038
    Examples: names or birth date differ
      | role                      | check                                 |
      | untraced-family-differs   | the unverifiable patient is not found |
      | untraced-given-differs    | the unverifiable patient is not found |
      | untraced-two-parts-differ | the unverifiable patient is not found |

    Examples: PDS does not know the number
      | role                | check                               |
      | untraced-not-on-pds | the patient not on PDS is not found |

    @req:FND-FINDPAT-039
    Examples: deceased on PDS
      | role                     | check                                    |
      | untraced-deceased-on-pds | the patient deceased on PDS is not found |

    @req:FND-FINDPAT-040
    Examples: flagged on PDS
      | role                       | check                                   |
      | untraced-invalid-on-pds    | the patient flagged on PDS is not found |
      | untraced-superseded-on-pds | the patient flagged on PDS is not found |

  @until:1.2.8 @req:FND-FINDPAT-036 @req:FND-FINDPAT-040 @req:FND-FINDPAT-042 @pds
  Scenario: An untraced patient who is sensitive on PDS is not found, with or without an error
    Given the patient "untraced-sensitive-on-pds"
    And a control search for the patient "normal"
    When the find patient request is sent
    Then it holds that the patient sensitive on PDS is not found
    And the standard rules hold

  @since:1.2.9 @req:FND-FINDPAT-036 @req:FND-FINDPAT-040 @req:FND-FINDPAT-042 @pds
  Scenario: An untraced patient who is sensitive on PDS is left out of the Bundle
    Given the patient "untraced-sensitive-on-pds"
    And a control search for the patient "normal"
    When the find patient request is sent
    Then it holds that the patient flagged on PDS is not found
    And the standard rules hold

  @req:FND-FINDPAT-041 @req:FND-FINDPAT-042 @pds
  Scenario Outline: A second search for the untraced patient "<role>" gives the same
    Given the patient "<role>"
    And a control search for the patient "normal"
    When the find patient request is sent
    And the find patient request is sent again
    Then it holds that the second search gives the same
    And the standard rules hold

    Examples:
      | role                        |
      | untraced-birth-date-matches |
      | untraced-one-part-differs   |
      | untraced-family-differs     |
      | untraced-deceased-on-pds    |

  Scenario Outline: A search with <deviation> is refused
    Given the patient "normal"
    And the request deviates: "<deviation>"
    When the find patient request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    @req:FND-FINDPAT-008
    Examples: the system
      | deviation                         | refusal                   |
      | identifier system of another kind | unknown identifier system |
      | misspelt identifier system        | unknown identifier system |
      | empty identifier system           | identifier without system |
      | identifier value alone            | identifier without system |

    @req:FND-FINDPAT-009
    Examples: the value
      | deviation                           | refusal                           |
      | NHS number of 5 digits              | malformed NHS number              |
      | NHS number of 11 digits             | malformed NHS number              |
      | NHS number with letters             | malformed NHS number              |
      | NHS number with a wrong check digit | NHS number with wrong check digit |
      | empty identifier value              | identifier without NHS number     |

    @req:FND-FINDPAT-007
    Examples: the parameter
      | deviation                | refusal                           |
      | no identifier            | patient search without identifier |
      | identifier in wrong case | patient search without identifier |
      | two identifiers          | two identifiers                   |
      | same identifier twice    | same identifier twice             |

  @req:FND-FINDPAT-003 @req:SPINE-HTTP-013
  Scenario: Percent-encoding makes no difference
    Given the patient "normal"
    When the find patient request is sent
    Given the request deviates: "identifier percent-encoded throughout"
    When the find patient request is sent again
    Then it holds that percent encoding makes no difference
    And the standard rules hold
