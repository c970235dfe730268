@foundations
Feature: Resources
  Whatever resource is shown has a declared profile; one that did not change keeps its id and its version; and what its
  references name can be read at the same service root.

  @get-capability-statement @req:SPINE-FHIR-008
  Scenario Outline: What <interaction> gives has a declared profile
    Given the capability statement
    And the <kind> "<role>"
    When the <interaction> request is sent
    Then the provider answers with success
    And it holds that the profile is one that the capability statement declares
    And the standard rules hold

    @find-patient
    Examples:
      | interaction  | kind    | role   |
      | find patient | patient | normal |

    @find-practitioner
    Examples:
      | interaction       | kind         | role             |
      | find practitioner | practitioner | one-role-profile |

    @find-organisation
    Examples:
      | interaction       | kind         | role     |
      | find organisation | organisation | practice |

    @find-healthcare-service @since:1.2.8 @until:1.2.8
    Examples:
      | interaction             | kind               | role   |
      | find healthcare service | healthcare service | linked |

  @get-capability-statement @req:SPINE-FHIR-008
  Scenario Outline: What <interaction> gives has a declared profile
    Given the id of the <kind> "<role>"
    And the capability statement
    When the <interaction> request is sent
    Then the provider answers with success
    And it holds that the profile is one that the capability statement declares
    And the standard rules hold

    @read-location
    Examples:
      | interaction   | kind     | role         |
      | read location | location | main-surgery |

  @gp-connect-common @req:SPINE-FHIR-020 @req:SPINE-HTTP-016
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

  @gp-connect-common @find-patient @req:SPINE-HTTP-016 @req:SPINE-FHIR-020
  Scenario: The same search gives the same id
    Given the patient "normal"
    When the find patient request is sent
    And the find patient request is sent again
    Then the provider answers with success
    And it holds that the unchanged resource stays the same
    And the standard rules hold

  @gp-connect-common @req:SPINE-SDSREG-019
  Scenario Outline: What <interaction> refers to can be read
    Given the id of the <kind> "<role>"
    When the <interaction> request is sent
    Then the provider answers with success
    When the references of the answer are followed
    Then it holds that references resolve
    And the standard rules hold

    @read-patient
    Examples:
      | interaction  | kind    | role   |
      | read patient | patient | normal |

    @read-location
    Examples:
      | interaction   | kind     | role         |
      | read location | location | main-surgery |
