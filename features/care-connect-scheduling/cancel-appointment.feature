@difference:cancel
@care-connect-scheduling @cancel-appointment
Feature: Cancel a booking

  Background:
    Given a free slot of "a service with free slots"
    And it is booked for the "visitor"
    And a cancellation of it

  @control:served @req:CCS-CANCEL-001 @req:CCS-CANCEL-008
  Scenario: A booking is cancelled and its slot comes back
    Given a control search while the slot is booked
    When the cancel appointment request is sent
    Then the provider answers with success
    And the care connect rules hold
    And the service cancellation rules hold
    And the slot comes back

  @read-appointment @req:CCS-READ-001
  Scenario: What was cancelled is read as it was answered
    When the cancel appointment request is sent
    Then the provider answers with success
    When the appointment is read
    Then it holds that the read gives the booking

  @req:CCS-CANCEL-002
  Scenario Outline: A cancellation with <change> is refused
    Given the request deviates: "<change>"
    When the cancel appointment request is sent
    Then the request is refused: cancellation with other changes
    And the care connect rules hold
    And the appointment is still booked

    Examples:
      | change                                 |
      | other description                      |
      | other surname of the contained patient |

  @req:CCS-CANCEL-003
  Scenario: A cancellation from a version that is not the present one is refused
    Given the request deviates: "If-Match of a version that never was"
    When the cancel appointment request is sent
    Then the request is refused: cancellation from another version
    And the care connect rules hold
    And the appointment is still booked

  @req:CCS-CANCEL-004
  Scenario: A cancellation that names no version is refused
    Given the request deviates: "no If-Match"
    When the cancel appointment request is sent
    Then the request is refused: cancellation without If-Match
    And the care connect rules hold
    And the appointment is still booked

  @req:CCS-CANCEL-005
  Scenario: A cancellation without status is refused
    Given the request deviates: "no status"
    When the cancel appointment request is sent
    Then the request is refused: cancellation that breaks its profile
    And the appointment is still booked

  @req:CCS-CANCEL-005
  Scenario: A cancellation that is cut off is refused
    Given the request deviates: "body cut off"
    When the cancel appointment request is sent
    Then the request is refused: cancellation cut off
    And the appointment is still booked

  @req:CCS-CANCEL-005
  Scenario: A cancellation without token is refused
    Given the request deviates: "no Authorization"
    When the cancel appointment request is sent
    Then the request is refused: call without token
    And the care connect rules hold
    And the appointment is still booked

  @only:2.0.4 @token:unsigned @req:CCS-CANCEL-006
  Scenario: An organisation that may not cancel is refused
    Given the consumer is the organisation "may not cancel"
    When the cancel appointment request is sent
    Then the request is refused: cancellation by a barred organisation
    And the care connect rules hold

  @only:2.0.4 @req:CCS-CANCEL-007
  Scenario: An X-Request-ID that was used before is refused
    Given the request goes out under the X-Request-ID of the change before
    When the cancel appointment request is sent
    Then the request is refused: request id that was used before
    And the care connect rules hold
    And the appointment is still booked
