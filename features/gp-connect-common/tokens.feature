@difference:token
@foundations @gp-connect-common
Feature: Tokens
  The bearer token of every request is an unsecured JWT with ten claims. The harness plays the SSP here.

  @get-capability-statement
  Scenario Outline: A request with <deviation> is refused
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    @req:SPINE-SEC-008 @req:SPINE-JWT-002
    Examples: the Authorization header
      | deviation                     | refusal                         |
      | no Authorization              | request without token           |
      | Authorization of scheme Basic | authorization of another scheme |
      | Bearer without a token        | bearer without token            |
      | token that is no JWT          | token that is no JWT            |

    @req:SPINE-SEC-008 @req:SPINE-JWT-002
    Examples: the Authorization header twice
      | deviation                | refusal                  |
      | two Authorization fields | two authorization fields |

    @req:SPINE-JWT-004
    Examples: the three parts
      | deviation                             | refusal                        |
      | token of plain JSON                   | token of plain JSON            |
      | token of the header alone             | token of the header alone      |
      | token without its header              | token without its header       |
      | token without its payload             | token without its payload      |
      | token with a second dot at its end    | token of more than three parts |
      | token of five parts                   | token of more than three parts |
      | token with a blank inside             | loosely encoded token          |
      | token not in base64url                | token not in base64url         |
      | token whose header is broken JSON     | token with broken header       |
      | token with a padded payload           | loosely encoded token          |
      | token in the alphabet of plain base64 | loosely encoded token          |

    @req:SPINE-JWT-005
    Examples: algorithm and signature
      | deviation                              | refusal                    |
      | token with a signature                 | token of another algorithm |
      | signed token of alg HS256              | token of another algorithm |
      | token of alg HS256 without a signature | token of another algorithm |
      | token of alg None in another case      | token of another algorithm |
      | token without alg                      | token of another algorithm |
      | token without typ                      | token of another algorithm |
      | token with a further header parameter  | token of another algorithm |

    @req:SPINE-JWT-006
    Examples: the trailing dot
      | deviation                      | refusal                    |
      | token without its trailing dot | token without trailing dot |

    @req:SPINE-JWT-040 @req:SPINE-ERR-024
    Examples: the payload
      | deviation                          | refusal                          |
      | token whose payload is broken JSON | token with broken payload        |
      | token whose payload is null        | token with null payload          |
      | token whose payload is a list      | token whose payload is no object |
      | token whose payload is a text      | token whose payload is no object |

    @req:SPINE-JWT-008 @req:SPINE-JWT-009
    Examples: iss
      | deviation           | refusal                 |
      | token with iss null | token with null iss     |
      | token without iss   | token without iss       |
      | iss as a number     | token with unusable iss |
      | iss empty           | token with unusable iss |

    @req:SPINE-JWT-008 @req:SPINE-JWT-010
    Examples: sub
      | deviation           | refusal                 |
      | token with sub null | token with null sub     |
      | token without sub   | token without sub       |
      | sub as a number     | token with unusable sub |
      | sub empty           | token with unusable sub |

    @req:SPINE-JWT-008 @req:SPINE-JWT-011
    Examples: aud
      | deviation           | refusal                 |
      | token with aud null | token with null aud     |
      | token without aud   | token without aud       |
      | aud as a number     | token with unusable aud |
      | aud empty           | token with unusable aud |

    @req:SPINE-JWT-008
    Examples: exp
      | deviation           | refusal             |
      | token with exp null | token with null exp |
      | token without exp   | token without exp   |

    @req:SPINE-JWT-017
    Examples: iat
      | deviation           | refusal             |
      | token with iat null | token with null iat |
      | token without iat   | token without iat   |

    @req:SPINE-JWT-008 @req:SPINE-JWT-018
    Examples: reason_for_request
      | deviation                          | refusal                                |
      | token with reason_for_request null | token with null reason for request     |
      | token without reason_for_request   | token without reason for request       |
      | reason_for_request as a number     | token with unusable reason for request |

    @req:SPINE-JWT-008 @req:SPINE-JWT-023
    Examples: requested_scope
      | deviation                       | refusal                             |
      | token with requested_scope null | token with null requested scope     |
      | token without requested_scope   | token without requested scope       |
      | requested_scope as a number     | token with unusable requested scope |

    @req:SPINE-JWT-008
    Examples: requesting_device
      | deviation                         | refusal                               |
      | token with requesting_device null | token with null requesting device     |
      | token without requesting_device   | token without requesting device       |
      | requesting_device as a text       | token with unusable requesting device |
      | requesting_device as a list       | token with unusable requesting device |

    @req:SPINE-JWT-008 @req:SPINE-JWT-028
    Examples: requesting_organization
      | deviation                               | refusal                                     |
      | token with requesting_organization null | token with null requesting organization     |
      | token without requesting_organization   | token without requesting organization       |
      | requesting_organization as a text       | token with unusable requesting organization |
      | requesting_organization as a list       | token with unusable requesting organization |

    @req:SPINE-JWT-008 @req:SPINE-JWT-031
    Examples: requesting_practitioner
      | deviation                               | refusal                                     |
      | token with requesting_practitioner null | token with null requesting practitioner     |
      | token without requesting_practitioner   | token without requesting practitioner       |
      | requesting_practitioner as a text       | token with unusable requesting practitioner |
      | requesting_practitioner as a list       | token with unusable requesting practitioner |

    @req:SPINE-JWT-012
    Examples: exp of another kind
      | deviation                 | refusal                        |
      | exp as text               | token with exp as text         |
      | exp in quotes             | token with exp as text         |
      | exp with a fraction       | token with exp with a fraction |
      | exp of 0                  | token with exp zero            |
      | exp of -1                 | token with negative exp        |
      | exp in milliseconds       | token with exp in milliseconds |
      | exp 299 seconds after iat | token of another lifetime      |
      | exp 301 seconds after iat | token of another lifetime      |
      | exp an hour after iat     | token of another lifetime      |

    @req:SPINE-JWT-017
    Examples: another iat
      | deviation                | refusal                |
      | iat of 0                 | token with another iat |
      | iat a day ago            | token with another iat |
      | iat an hour ahead of exp | token with another iat |
      | iat in quotes            | token with another iat |
      | iat with a fraction      | token with another iat |

    @req:SPINE-JWT-014
    Examples: expired tokens
      | deviation                           | refusal                    |
      | token expired ten minutes ago       | expired token              |
      | token expired 100 seconds ago       | token expired a moment ago |
      | exp one second before an iat of now | token expired a moment ago |

    @req:SPINE-JWT-018 @req:SPINE-IG-003
    Examples: another reason
      | deviation                        | refusal                  |
      | reason for request secondaryuses | token for another reason |
      | reason_for_request empty         | token for another reason |

    @req:SPINE-JWT-039
    Examples: wrong case
      | deviation                        | refusal                  |
      | reason for request in wrong case | reason in wrong case     |
      | claim name aud in wrong case     | claim name in wrong case |

    @req:SPINE-JWT-023
    Examples: another scope
      | deviation                 | refusal                  |
      | unknown scope             | token with unknown scope |
      | scope of another standard | token with unknown scope |
      | two scopes in one claim   | token with unknown scope |
      | requested_scope empty     | token with unknown scope |
      | scope in wrong case       | scope in wrong case      |

    @req:SPINE-JWT-011
    Examples: another audience
      | deviation                    | refusal                    |
      | audience of another provider | token for another audience |

    @req:SPINE-JWT-024 @req:SPINE-ERR-025
    Examples: another resource as device
      | deviation                    | refusal                    |
      | Patient as requesting device | another resource as device |

    @req:SPINE-JWT-028 @req:SPINE-ERR-025
    Examples: another resource as organization
      | deviation                         | refusal                          |
      | Device as requesting organization | another resource as organization |

    @req:SPINE-JWT-041 @req:SPINE-ERR-025
    Examples: another resource as practitioner
      | deviation                          | refusal                          |
      | Patient as requesting practitioner | another resource as practitioner |

    @req:SPINE-JWT-024 @req:SPINE-JWT-041
    Examples: resources that are no valid ones
      | deviation                                          | refusal                     |
      | requesting_device without resourceType             | invalid resource in a claim |
      | requesting_organization without resourceType       | invalid resource in a claim |
      | requesting_practitioner without resourceType       | invalid resource in a claim |
      | unknown element in requesting_device               | invalid resource in a claim |
      | unknown element in requesting_organization         | invalid resource in a claim |
      | unknown element in requesting_practitioner         | invalid resource in a claim |
      | identifier of requesting_device as an object       | invalid resource in a claim |
      | identifier of requesting_organization as an object | invalid resource in a claim |
      | name of requesting_practitioner as an object       | invalid resource in a claim |

    @req:SPINE-JWT-025 @req:SPINE-JWT-026
    Examples: duties of the consumer that a provider need not police
      | deviation                                 | refusal                        |
      | sub of another user                       | neglected duty of the consumer |
      | aud as a list                             | neglected duty of the consumer |
      | device without model                      | neglected duty of the consumer |
      | device without version                    | neglected duty of the consumer |
      | device without identifier                 | neglected duty of the consumer |
      | organization without name                 | neglected duty of the consumer |
      | organization without identifier           | neglected duty of the consumer |
      | organization identifier of another system | neglected duty of the consumer |
      | practitioner without id                   | neglected duty of the consumer |
      | practitioner without name                 | neglected duty of the consumer |
      | practitioner without identifiers          | neglected duty of the consumer |

  @get-capability-statement
  Scenario Outline: A request with a <deviation> is served
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then it holds that <check>
    And the standard rules hold

    @req:SPINE-JWT-014
    Examples:
      | deviation                       | check                      |
      | token that lives another minute | the live token is accepted |

    @req:SPINE-JWT-042
    Examples:
      | deviation                      | check                           |
      | token issued 200 seconds ahead | the issue time is not validated |

    @req:SPINE-JWT-001
    Examples: the same token in another form
      | deviation                                            | check                                |
      | scheme bearer in lower case                          | the lower case scheme is accepted    |
      | two blanks after Bearer                              | the lower case scheme is accepted    |
      | claims that nobody defined                           | further claims are ignored           |
      | claims in reverse order                              | the token in other words is accepted |
      | claims with blanks and line breaks                   | the token in other words is accepted |
      | name of the user in letters beyond ASCII             | the token in other words is accepted |
      | claims that leave no byte over                       | the token in other words is accepted |
      | claims that leave one byte over                      | the token in other words is accepted |
      | claims that leave two bytes over                     | the token in other words is accepted |
      | claims whose encoding has a hyphen and an underscore | the token in other words is accepted |

    @req:SPINE-JWT-011
    Examples: the audience of the page's sample
      | deviation                                  | check                                   |
      | audience that ends after the major version | the audience of the samples is accepted |

    @req:SPINE-JWT-031
    Examples: resources of base STU3
      | deviation                                   | check                                |
      | further elements of base STU3 in the claims | base elements in claims are accepted |
      | name of the user without prefix             | the name without prefix is accepted  |

  @req:SPINE-JWT-022
  Scenario Outline: <interaction> with the scope of its endpoint for the other verb is served
    Given the id of the <kind> "<role>"
    And the request deviates: "scope of the other verb"
    When the <interaction> request is sent
    Then it holds that the scope of either verb is accepted
    And the standard rules hold

    @read-patient @req:SPINE-SEC-010
    Examples:
      | interaction  | kind    | role   |
      | read patient | patient | normal |

    @read-organisation @req:SPINE-SEC-011
    Examples:
      | interaction       | kind         | role     |
      | read organisation | organisation | practice |

    @read-practitioner @req:SPINE-SEC-013
    Examples:
      | interaction       | kind         | role             |
      | read practitioner | practitioner | one-role-profile |

  @read-patient @req:SPINE-SEC-010 @req:SPINE-JWT-022
  Scenario: A read of a patient with the scope that no interaction uses is judged as the supplier declares
    Given the id of the patient "normal"
    And the request deviates: "scope organization write"
    When the read patient request is sent
    Then the request is refused: scope of another endpoint
    And the standard rules hold

  @read-organisation @req:SPINE-IG-001
  Scenario: A token of another organisation gets the same answer
    Given the id of the organisation "practice"
    And the harness plays the SSP
    When the read organisation request is sent
    Given the request deviates: "token of another organisation"
    When the read organisation request is sent again
    Then it holds that the consumer ASID changes nothing
    And the standard rules hold

  @find-patient @req:SPINE-JWT-038
  Scenario: A token with the SDS user id as the only identifier of the user is accepted
    Given the patient "normal"
    And the request deviates: "SDS user id as the only practitioner identifier"
    When the find patient request is sent
    Then it holds that the user id alone is accepted
    And the standard rules hold

  @find-patient @req:SPINE-JWT-033 @req:SPINE-JWT-034
  Scenario: A token with UNK in place of the user's SDS ids is accepted
    Given the patient "normal"
    And the request deviates: "UNK as SDS user id and role profile id"
    When the find patient request is sent
    Then it holds that the unknown user is accepted
    And the standard rules hold
