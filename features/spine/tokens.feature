@foundations @spine
Feature: Tokens
  The bearer token of every request is an unsecured JWT with ten claims. The harness plays the SSP here.

  @get-capability-statement
  Scenario Outline: A request with <deviation> is refused
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then the request is refused: "<refusal>"
    And the standard rules hold

    @req:SPINE-SEC-008 @req:SPINE-JWT-001 @req:SPINE-JWT-002
    Examples: the Authorization header
      | deviation                     | refusal                         |
      | no Authorization              | request-without-token           |
      | Authorization of scheme Basic | authorization-of-another-scheme |
      | token that is no JWT          | token-that-is-no-jwt            |

    @req:SPINE-JWT-004
    Examples: the three parts
      | deviation                | refusal                   |
      | token of plain JSON      | token-of-plain-json       |
      | token of the header alone | token-of-the-header-alone |

    @req:SPINE-JWT-006
    Examples: the trailing dot
      | deviation                      | refusal                    |
      | token without its trailing dot | token-without-trailing-dot |

    @req:SPINE-JWT-040 @req:SPINE-ERR-024
    Examples: the payload
      | deviation                         | refusal                   |
      | token whose payload is broken JSON | token-with-broken-payload |
      | token whose payload is null       | token-with-null-payload   |

    @req:SPINE-JWT-008 @req:SPINE-JWT-009
    Examples: iss
      | deviation           | refusal             |
      | token with iss null | token-with-null-iss |
      | token without iss   | token-without-iss   |

    @req:SPINE-JWT-008 @req:SPINE-JWT-010
    Examples: sub
      | deviation           | refusal             |
      | token with sub null | token-with-null-sub |
      | token without sub   | token-without-sub   |

    @req:SPINE-JWT-008 @req:SPINE-JWT-011
    Examples: aud
      | deviation           | refusal             |
      | token with aud null | token-with-null-aud |
      | token without aud   | token-without-aud   |

    @req:SPINE-JWT-008
    Examples: exp
      | deviation           | refusal             |
      | token with exp null | token-with-null-exp |
      | token without exp   | token-without-exp   |

    @req:SPINE-JWT-017
    Examples: iat
      | deviation           | refusal             |
      | token with iat null | token-with-null-iat |
      | token without iat   | token-without-iat   |

    @req:SPINE-JWT-008 @req:SPINE-JWT-018
    Examples: reason_for_request
      | deviation                          | refusal                            |
      | token with reason_for_request null | token-with-null-reason-for-request |
      | token without reason_for_request   | token-without-reason-for-request   |

    @req:SPINE-JWT-008 @req:SPINE-JWT-023
    Examples: requested_scope
      | deviation                       | refusal                         |
      | token with requested_scope null | token-with-null-requested-scope |
      | token without requested_scope   | token-without-requested-scope   |

    @req:SPINE-JWT-008
    Examples: requesting_device
      | deviation                         | refusal                           |
      | token with requesting_device null | token-with-null-requesting-device |
      | token without requesting_device   | token-without-requesting-device   |

    @req:SPINE-JWT-008 @req:SPINE-JWT-028
    Examples: requesting_organization
      | deviation                               | refusal                                 |
      | token with requesting_organization null | token-with-null-requesting-organization |
      | token without requesting_organization   | token-without-requesting-organization   |

    @req:SPINE-JWT-008 @req:SPINE-JWT-031
    Examples: requesting_practitioner
      | deviation                               | refusal                                 |
      | token with requesting_practitioner null | token-with-null-requesting-practitioner |
      | token without requesting_practitioner   | token-without-requesting-practitioner   |

    @req:SPINE-JWT-012
    Examples: exp of another kind
      | deviation                    | refusal                        |
      | exp as text                  | token-with-exp-as-text         |
      | exp of 0                     | token-with-exp-zero            |
      | exp of -1                    | token-with-negative-exp        |
      | exp in milliseconds          | token-with-exp-in-milliseconds |
      | exp 299 seconds after iat    | token-of-another-lifetime      |
      | exp 301 seconds after iat    | token-of-another-lifetime      |

    @req:SPINE-JWT-014 @req:SPINE-JWT-015
    Examples: expired tokens
      | deviation                     | refusal                    |
      | token expired ten minutes ago | expired-token              |
      | token expired 100 seconds ago | token-expired-a-moment-ago |
      | exp one second before an iat of now | token-expired-a-moment-ago |

    @req:SPINE-JWT-018 @req:SPINE-IG-003
    Examples: another reason
      | deviation                         | refusal                  |
      | reason for request secondaryuses  | token-for-another-reason |

    @req:SPINE-JWT-039
    Examples: wrong case
      | deviation                        | refusal                  |
      | reason for request in wrong case | reason-in-wrong-case     |
      | claim name aud in wrong case     | claim-name-in-wrong-case |

    @req:SPINE-JWT-023
    Examples: another scope
      | deviation           | refusal                  |
      | unknown scope       | token-with-unknown-scope |
      | scope in wrong case | scope-in-wrong-case      |

    @req:SPINE-JWT-011
    Examples: another audience
      | deviation                    | refusal                    |
      | audience of another provider | token-for-another-audience |

    @req:SPINE-JWT-024 @req:SPINE-ERR-025
    Examples: another resource as device
      | deviation                     | refusal                    |
      | Patient as requesting device  | another-resource-as-device |

    @req:SPINE-JWT-028 @req:SPINE-ERR-025
    Examples: another resource as organization
      | deviation                         | refusal                          |
      | Device as requesting organization | another-resource-as-organization |

    @req:SPINE-JWT-041 @req:SPINE-ERR-025
    Examples: another resource as practitioner
      | deviation                          | refusal                          |
      | Patient as requesting practitioner | another-resource-as-practitioner |

  @get-capability-statement
  Scenario Outline: A request with a <deviation> is served
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then it holds that "<check>"
    And the standard rules hold

    @req:SPINE-JWT-014
    Examples:
      | deviation                      | check                        |
      | token that lives another minute | live-token-is-accepted       |

    @req:SPINE-JWT-042
    Examples:
      | deviation                      | check                        |
      | token issued 200 seconds ahead | issue-time-is-not-validated  |

  @find-patient @req:SPINE-JWT-038
  Scenario: A token with the SDS user id as the only identifier of the user is accepted
    Given the patient "normal"
    And the request deviates: "SDS user id as the only practitioner identifier"
    When the find patient request is sent
    Then it holds that "user-id-alone-is-accepted"
    And the standard rules hold

  @find-patient @req:SPINE-JWT-033 @req:SPINE-JWT-034
  Scenario: A token with UNK in place of the user's SDS ids is accepted
    Given the patient "normal"
    And the request deviates: "UNK as SDS user id and role profile id"
    When the find patient request is sent
    Then it holds that "unknown-user-is-accepted"
    And the standard rules hold
