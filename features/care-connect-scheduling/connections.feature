@difference:tls @tls
@care-connect-scheduling @get-capability-statement
Feature: Connections to a booking system
  A provider serves the Spine Secure Proxy alone; the harness plays it with a certificate that is not good.

  Background:
    Given the harness plays the SSP
    When the get capability statement request is sent
    Then the provider answers with success

  @req:CCS-GENERAL-013
  Scenario Outline: A caller with <certificate> is refused
    Given the request deviates: "<certificate>"
    When the get capability statement request is sent
    Then of the connection it holds that <check>

    Examples:
      | certificate                               | check                                           |
      | no client certificate                     | the client without certificate is refused       |
      | a client certificate of another authority | the certificate of another authority is refused |
      | an expired client certificate             | the expired certificate is refused              |
      | a revoked client certificate              | the revoked certificate is refused              |
