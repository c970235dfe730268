@foundations @get-capability-statement @req:SPINE-FHIR-008
Feature: Declared profiles
  Every resource is marked with a profile that the capability statement declares for its type.

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

  @read-location
  Scenario: What read location gives has a declared profile
    Given the id of the location "main-surgery"
    And the capability statement
    When the read location request is sent
    Then the provider answers with success
    And it holds that the profile is one that the capability statement declares
    And the standard rules hold
