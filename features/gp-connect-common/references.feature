@foundations @gp-connect-common
Feature: References
  References are relative, and what they name can be read at the same service root.

  @req:SPINE-SDSREG-019
  Scenario Outline: What <interaction> refers to can be read
    Given the id of the <kind> "<role>"
    When the <interaction> request is sent
    Then the provider answers with success
    When the references of the answer are followed
    Then it holds that references resolve
    And the standard rules hold

    @read-patient @req:FND-GEN-015 @req:SPINE-BRANCH-006
    Examples:
      | interaction  | kind    | role   |
      | read patient | patient | normal |

    @read-location @req:FND-READLOC-011
    Examples:
      | interaction   | kind     | role         |
      | read location | location | main-surgery |
