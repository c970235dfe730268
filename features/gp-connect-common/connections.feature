@difference:tls @tls
@foundations @gp-connect-common @get-capability-statement
Feature: Connections
  A provider serves the Spine Secure Proxy alone, over TLS 1.2 with the approved suites. The harness plays the SSP: its
  own connection works, and each other one differs from it in one thing.

  Background:
    Given the harness plays the SSP
    When the get capability statement request is sent
    Then the provider answers with success

  Scenario Outline: A client with <certificate> is refused
    Given the request deviates: "<certificate>"
    When the get capability statement request is sent
    Then of the connection it holds that <check>

    @req:SPINE-SEC-002 @req:SPINE-NFR-001
    Examples:
      | certificate           | check                                     |
      | no client certificate | the client without certificate is refused |

    @req:SPINE-SEC-001 @req:SPINE-TLS-011
    Examples:
      | certificate                          | check                                      |
      | a client certificate of another FQDN | the certificate of another FQDN is refused |

    @req:SPINE-TLS-008 @req:SPINE-TLS-009
    Examples:
      | certificate                               | check                                           |
      | a client certificate of another authority | the certificate of another authority is refused |

    @req:SPINE-TLS-009
    Examples:
      | certificate                                | check                                      |
      | a self-signed client certificate           | the self-signed certificate is refused     |
      | a client certificate that is not yet valid | the certificate not yet valid is refused   |
      | a client certificate for another use       | the certificate for another use is refused |

    @req:SPINE-TLS-010
    Examples:
      | certificate                   | check                              |
      | an expired client certificate | the expired certificate is refused |
      | a revoked client certificate  | the revoked certificate is refused |

  @req:SPINE-TLS-001 @req:SPINE-HTTP-002 @req:SPINE-SEC-001
  Scenario: TLS 1.2 is served
    Given the request deviates: "TLS 1.3"
    When the get capability statement request is sent
    Given the request deviates: "TLS 1.2"
    When the get capability statement request is sent
    Then of the connection it holds that TLS 1.2 is served

  @req:SPINE-TLS-002 @req:SPINE-HTTP-002
  Scenario Outline: <version> is refused
    Given the request deviates: "<version>"
    When the get capability statement request is sent
    Then of the connection it holds that old TLS is refused

    Examples:
      | version |
      | TLS 1.0 |
      | TLS 1.1 |
      | SSL 3.0 |
      | SSL 2.0 |

  Scenario Outline: <suites> are supported
    Given the request deviates: "<suites>"
    When the get capability statement request is sent
    Then of the connection it holds that <check>

    @req:SPINE-TLS-003
    Examples:
      | suites                    | check                             |
      | AES-GCM suites with ECDHE | AESGCM+EECDH suites are supported |

    @req:SPINE-TLS-004
    Examples:
      | suites                  | check                           |
      | AES-GCM suites with DHE | AESGCM+EDH suites are supported |

  Scenario Outline: <suites> are supported beside <other>
    Given the request deviates: "<other>"
    When the get capability statement request is sent
    Given the request deviates: "<suites>"
    When the get capability statement request is sent
    Then of the connection it holds that <check>

    @req:SPINE-TLS-005
    Examples:
      | suites                       | other                           | check                             |
      | AES256-CBC suites with ECDHE | the AES256-GCM suite with ECDHE | AES256+EECDH suites are supported |

    @req:SPINE-TLS-006
    Examples:
      | suites                     | other                         | check                           |
      | AES256-CBC suites with DHE | the AES256-GCM suite with DHE | AES256+EDH suites are supported |

  @req:SPINE-TLS-007
  Scenario: The server keeps its own order of suites
    Given the request deviates: "all allowed suites, the least preferred first"
    When the get capability statement request is sent
    Then of the connection it holds that GCM suites are preferred

  @req:SPINE-SEC-003
  Scenario: Suites outside of the approved groups are refused
    Given the request deviates: "every suite outside of the approved groups"
    When the get capability statement request is sent
    Then of the connection it holds that no suite outside of the four groups is agreed to

  @req:SPINE-SEC-004
  Scenario Outline: A request by <way> is dropped
    Given the request deviates: "<way>"
    When the get capability statement request is sent
    Then of the connection it holds that plain HTTP is not served

    Examples:
      | way                   |
      | plain HTTP            |
      | plain HTTP to port 80 |
