@care-connect-scheduling @get-capability-statement
Feature: The capability statement of a booking system

  @control:served @req:CCS-META-001 @req:CCS-META-002 @req:CCS-META-003
  Scenario: It says what the system is and does
    When the get capability statement request is sent
    Then the provider answers with success
    And the care connect rules hold
    And the service metadata rules hold

  @only:2.0.4 @req:CCS-GENERAL-012
  Scenario: The service root has version and routing segment
    When the get capability statement request is sent
    Then it holds that the service root has version and segment

  @only:2.0.4 @req:CCS-GENERAL-018
  Scenario: Strict transport security is announced
    Given the harness plays the SSP
    When the get capability statement request is sent
    Then it holds that Strict-Transport-Security is announced
