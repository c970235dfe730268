@foundations @spine @get-capability-statement @req:SPINE-HTTP-031
Feature: Compression
  gzip where it is asked for, a plain body where that is asked for. The harness plays the SSP here.

  Scenario: A compressed answer has the content of the plain one
    Given the request deviates: "Accept-Encoding identity"
    When the get capability statement request is sent
    Given the request deviates: "Accept-Encoding gzip"
    When the get capability statement request is sent again
    Then the provider answers with success
    And it holds that "gzip-is-used-when-asked-for"
    And it holds that "compression-changes-nothing"
    And the standard rules hold

  Scenario: A body stays plain where identity is asked for
    Given the request deviates: "Accept-Encoding identity"
    When the get capability statement request is sent
    Then the provider answers with success
    And it holds that "body-is-plain-when-asked-for"
    And the standard rules hold
