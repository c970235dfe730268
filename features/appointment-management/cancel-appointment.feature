@appointment-management @cancel-appointment
Feature: Cancel an appointment
  A cancellation gives a reason; the slots are free again.

  Scenario: An appointment is cancelled
    Given an appointment
    And a cancellation
    When the cancel appointment request is sent
    Then the provider answers with success
    And the standard rules hold
    And the slot is free again
