@difference:token
@care-connect-scheduling @token:signed
Feature: Tokens that an authorisation server has signed

  @difference:requestor
  @search-slot @req:CCS-JWTS-004
  Scenario: A slot search with both groups is served, without a word on the consumer
    Given a search of the slots of "a service with free slots"
    When the search slot request is sent
    Then it holds that the token with both groups is accepted

  @book-appointment @req:CCS-JWTS-004
  Scenario: A booking with both groups is served
    Given a free slot of "a service with free slots"
    And a booking of it for the "visitor"
    When the book appointment request is sent
    Then it holds that the token with both groups is accepted

  @search-slot @req:CCS-JWTS-004
  Scenario: The group of the search is enough for a search
    Given a search of the slots of "a service with free slots"
    And the request deviates: "signed token with the group of the slot search alone"
    When the search slot request is sent
    Then it holds that the group of the call is enough

  @book-appointment @req:CCS-JWTS-004
  Scenario: The group of the booking is enough for a booking
    Given a free slot of "a service with free slots"
    And a booking of it for the "visitor"
    And the request deviates: "signed token with the group of the booking alone"
    When the book appointment request is sent
    Then it holds that the group of the call is enough

  @search-slot
  @req:CCS-JWTS-009
  Scenario Outline: A <deviation> is refused
    Given a search of the slots of "a service with free slots"
    And the request deviates: "<deviation>"
    When the search slot request is sent
    Then the request is refused: <refusal>
    And the care connect rules hold

    Examples:
      | deviation                                        | refusal                                          |
      | signed token with the flaw wrong-issuer          | signed token with the flaw wrong issuer          |
      | signed token with the flaw wrong-audience        | signed token with the flaw wrong audience        |
      | signed token with the flaw expired               | signed token with the flaw expired               |
      | signed token with the flaw not-yet-valid         | signed token with the flaw not yet valid         |
      | signed token with the flaw alg-none              | signed token with the flaw alg none              |
      | signed token with the flaw hs256-with-public-key | signed token with the flaw HS256 with public key |
      | signed token with the flaw unknown-kid           | signed token with the flaw unknown kid           |
      | signed token with the flaw key-not-in-set        | signed token with the flaw key not in set        |
      | signed token with the flaw tampered              | signed token with the flaw tampered              |
      | signed token with the flaw no-group              | signed token with the flaw no group              |
      | signed token with the flaw wrong-group           | signed token with the flaw wrong group           |

  @book-appointment @req:CCS-JWTS-010
  Scenario Outline: A booking with a <deviation> is refused
    Given a free slot of "a service with free slots"
    And a booking of it for the "visitor"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then the request is refused: <refusal>
    And the care connect rules hold
    And the slot is left to others

    Examples:
      | deviation                              | refusal                                |
      | signed token with the flaw no-group    | signed token with the flaw no group    |
      | signed token with the flaw wrong-group | signed token with the flaw wrong group |

  @book-appointment @req:CCS-JWTS-010
  Scenario: A booking with the group of the search alone is refused
    Given a free slot of "a service with free slots"
    And a booking of it for the "visitor"
    And the request deviates: "signed token with the group of the slot search alone"
    When the book appointment request is sent
    Then the request is refused: booking with the group of the search
    And the care connect rules hold

  @search-slot @req:CCS-JWTS-010
  Scenario: A search with the group of the booking alone is refused
    Given a search of the slots of "a service with free slots"
    And the request deviates: "signed token with the group of the booking alone"
    When the search slot request is sent
    Then the request is refused: search with the group of the booking

  @search-slot @req:CCS-JWTS-009
  Scenario Outline: <what> is refused
    Given a search of the slots of "a service with free slots"
    And the request deviates: "<what>"
    When the search slot request is sent
    Then the request is refused: <refusal>
    And the care connect rules hold

    Examples:
      | what                          | refusal                      |
      | no Authorization              | call without token           |
      | Authorization of scheme Basic | call under another scheme    |
      | token that is no JWT          | token that cannot be decoded |

  @difference:requestor
  @search-slot @req:CCS-JWTS-012
  Scenario: A searchFilter does no harm
    Given a search of the slots of "a service with free slots"
    And the search adds "searchFilter=https://fhir.nhs.uk/Id/ods-organization-code|A20047"
    When the search slot request is sent
    Then it holds that the search filter does no harm
