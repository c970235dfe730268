@care-connect-scheduling @read-appointment
Feature: Read a booking

  @control:served @req:CCS-READ-001 @req:CCS-READ-004
  Scenario: A booking is read whole, as it was answered
    Given a free slot of "a service with free slots"
    And it is booked for the "visitor" and not read yet
    When the read appointment request is sent
    Then the provider answers with success
    And the care connect rules hold
    And the service appointment rules hold
    And it holds that the read gives the booking

  @req:CCS-READ-001
  Scenario: The present version is read by its own address
    Given a free slot of "a service with free slots"
    And it is booked for the "visitor"
    When its version is read
    Then it holds that the read of the version gives the same

  @req:CCS-READ-005
  Scenario: The version before a cancellation is kept
    Given a free slot of "a service with free slots"
    And it is booked for the "visitor"
    And a cancellation of it
    When the cancellation is sent on the way
    And the version before the cancellation is read
    Then it holds that the former version is kept

  @control:refused @req:CCS-READ-002
  Scenario Outline: An appointment of an <id> is not found
    Given the request names an appointment by an "<id>"
    When the read appointment request is sent
    Then the request is refused: appointment that nobody knows
    And the care connect rules hold

    Examples:
      | id                                          |
      | id of text that nobody has                  |
      | id of digits that nobody has                |
      | id of digits beyond 31 bits that nobody has |
      | id of digits beyond 63 bits that nobody has |
      | id in UUID form that nobody has             |
      | id of 64 characters that nobody has         |

  @req:CCS-READ-003
  Scenario: A read without token is refused
    Given the request names an appointment that does not exist
    And the request deviates: "no Authorization"
    When the read appointment request is sent
    Then the request is refused: call without token
    And the care connect rules hold

  @req:CCS-READ-003
  Scenario: A query that no page has is no failure
    Given a free slot of "a service with free slots"
    And it is booked for the "visitor"
    And the request deviates: "unknown parameter foo"
    When the read appointment request is sent
    Then it holds that the read with an odd query is served or refused
