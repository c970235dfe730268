@difference:token
@care-connect-scheduling @token:unsigned @only:2.0.4
Feature: Tokens that the consumer makes

  @search-slot @req:CCS-JWT-002 @req:CCS-JWT-009
  Scenario Outline: A <deviation> is refused
    Given a search of the slots of "a service with free slots"
    And the request deviates: "<deviation>"
    When the search slot request is sent
    Then the request is refused: <refusal>
    And it holds that the unauthorised answer names the bearer scheme
    And the care connect rules hold

    Examples:
      | deviation                             | refusal                                        |
      | token without iss                     | unsigned token without iss                     |
      | token without sub                     | unsigned token without sub                     |
      | token without aud                     | unsigned token without aud                     |
      | token without exp                     | unsigned token without exp                     |
      | token without iat                     | unsigned token without iat                     |
      | token without reason_for_request      | unsigned token without reason for request      |
      | token without requested_scope         | unsigned token without requested scope         |
      | token without requesting_device       | unsigned token without requesting device       |
      | token without requesting_organization | unsigned token without requesting organization |

  @search-slot @req:CCS-JWT-004
  Scenario: The practitioner may be missing
    Given a search of the slots of "a service with free slots"
    And the request deviates: "token without requesting_practitioner"
    When the search slot request is sent
    Then it holds that the practitioner in the token is optional

  @search-slot @req:CCS-JWT-003
  Scenario: A slot search with the scope of a booking is refused
    Given a search of the slots of "a service with free slots"
    And the request deviates: "scope patient/appointment.write"
    When the search slot request is sent
    Then the request is refused: scope of another call
    And the care connect rules hold

  @book-appointment @req:CCS-JWT-003
  Scenario Outline: A booking with the <scope> is refused
    Given a free slot of "a service with free slots"
    And a booking of it for the "visitor"
    And the request deviates: "<scope>"
    When the book appointment request is sent
    Then the request is refused: scope of another call
    And the care connect rules hold

    Examples:
      | scope                          |
      | scope organization/slot.read   |
      | scope patient/appointment.read |

  @search-slot @req:CCS-JWT-006
  Scenario: A token that expired an hour ago is refused
    Given a search of the slots of "a service with free slots"
    And the request deviates: "token expired an hour ago"
    When the search slot request is sent
    Then the request is refused: unsigned token past its time
    And it holds that the unauthorised answer names the bearer scheme
    And the care connect rules hold

  @search-slot @req:CCS-JWT-008
  Scenario: A token for another provider is refused
    Given a search of the slots of "a service with free slots"
    And the request deviates: "audience of another provider"
    When the search slot request is sent
    Then the request is refused: unsigned token for another provider
    And it holds that the unauthorised answer names the bearer scheme
    And the care connect rules hold

  @search-slot @req:CCS-JWT-011
  Scenario: What is no token at all is refused
    Given a search of the slots of "a service with free slots"
    And the request deviates: "token that is no JWT"
    When the search slot request is sent
    Then the request is refused: badly built token
    And it holds that the unauthorised answer names the bearer scheme
    And the care connect rules hold

  @search-slot @req:CCS-JWT-010
  Scenario: An organisation that may do nothing is refused
    Given the consumer is the organisation "may not call"
    And a search of the slots of "a service with free slots"
    When the search slot request is sent
    Then the request is refused: call of a barred organisation
    And the care connect rules hold
