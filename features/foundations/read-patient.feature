@foundations @read-patient
Feature: Read a patient
  A read by logical id gives the patient that the search gave.

  @control:served @req:FND-READPAT-020 @req:FND-READPAT-021 @req:FND-READPAT-022
  Scenario Outline: The patient "<role>" is read, populated by the rules
    Given the id of the patient "<role>"
    When the read patient request is sent
    Then the provider answers with success
    And the read patient rules hold
    And the standard rules hold

    Examples:
      | role          |
      | normal        |
      | second-normal |
      | sparse        |
      | temporary     |

  @find-patient @req:FND-READPAT-013 @req:FND-READPAT-014 @req:FND-READPAT-017
  Scenario Outline: The patient "<role>" is read as it was found
    Given the patient "<role>" has been found
    When the read patient request is sent
    Then the provider answers with success
    And the patient as found rules hold

    Examples:
      | role          |
      | normal        |
      | second-normal |

  @req:FND-READPAT-019 @req:SPINE-RES-001 @req:SPINE-RES-004
  Scenario: What was loaded for the patient is read
    Given the id of the patient "normal"
    When the read patient request is sent
    Then the provider answers with success
    And the loaded patient rules hold

  @req:FND-READPAT-016 @req:FND-READPAT-018 @req:FND-GEN-015
  Scenario: What the patient read refers to can be read, and is what was loaded
    Given the id of the patient "normal"
    When the read patient request is sent
    Then the provider answers with success
    When the references of the answer are followed
    Then the followed patient references rules hold

  @req:FND-IG-001
  Scenario: A patient with dissent to share is read
    Given the id of the patient "dissent"
    When the read patient request is sent
    Then it holds that the patient with dissent to share is served
    And the read patient rules hold
    And the standard rules hold

  @control:refused @req:FND-READPAT-004
  Scenario: An id that no patient has is refused
    Given an id that no patient has
    When the read patient request is sent
    Then the request is refused: unknown patient id
    And the standard rules hold

  @req:FND-READPAT-004
  Scenario Outline: A read with <deviation> is refused
    Given the id of the patient "normal"
    And the request deviates: "<deviation>"
    When the read patient request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples:
      | deviation                       | refusal             |
      | id of digits that nobody has    | unknown patient id  |
      | id in UUID form that nobody has | unknown patient id  |
      | id of digits beyond 31 bits that nobody has | unknown patient id |
      | id of digits beyond 63 bits that nobody has | unknown patient id |
      | id of 64 characters that nobody has | unknown patient id |
      | id of 65 characters             | overlong patient id |
      | no id after the slash           | read without id     |

  @req:FND-READPAT-023 @req:FND-IG-003 @req:FND-IG-004
  Scenario: A sensitive patient is not read
    Given the known id of the patient "sensitive"
    When the read patient request is sent
    Then the request is refused: read of sensitive patient
    And the standard rules hold
