@foundations @gp-connect-common @get-capability-statement @req:SPINE-HTTP-031
Feature: Compression
  gzip where it is asked for, a plain body where that is asked for. The harness plays the SSP here.

  Scenario: A compressed answer has the content of the plain one
    Given the request deviates: "Accept-Encoding identity"
    When the get capability statement request is sent
    Given the request deviates: "Accept-Encoding gzip"
    When the get capability statement request is sent again
    Then it holds that gzip is used when asked for
    And it holds that compression changes nothing
    And the standard rules hold

  Scenario Outline: A body for an <deviation> is <coded>
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then it holds that <check>
    And the standard rules hold

    Examples:
      | deviation                                   | coded                     | check                            |
      | Accept-Encoding identity                    | plain                     | the body is plain when asked for |
      | Accept-Encoding with gzip refused           | plain                     | the body is plain when asked for |
      | Accept-Encoding of a coding that is no help | plain                     | the body is plain when asked for |
      | Accept-Encoding of several codings          | plain or in one of them   | gzip is used when asked for      |
