@difference:search-booked
@care-connect-scheduling @search-appointment
Feature: Search the bookings of a patient

  @control:served @req:CCS-SRCHAPPT-001 @req:CCS-SRCHAPPT-002 @req:CCS-SRCHAPPT-003
  Scenario: A booking is among those of its patient
    Given a free slot of "a service with free slots"
    And it is booked for the "visitor"
    And a search of the appointments of the "visitor"
    When the search appointment request is sent
    Then the provider answers with success
    And it holds that the booking is listed for its patient
    And the care connect rules hold
    And the patient search rules hold

  @req:CCS-SRCHAPPT-001
  Scenario: A patient without appointments has none
    Given a free slot of "a service with free slots"
    And it is booked for the "visitor"
    And a control search of the appointments of the "visitor"
    And a search of the appointments of the "stranger"
    When the search appointment request is sent
    Then it holds that the patient without appointments has none listed

  @req:CCS-SRCHAPPT-004
  Scenario: A search without token is refused
    Given a search of the appointments of the "stranger"
    And the request deviates: "no Authorization"
    When the search appointment request is sent
    Then the request is refused: call without token
    And the care connect rules hold

  @req:CCS-SRCHAPPT-004
  Scenario: A search without patient is refused
    When the search appointment request is sent
    Then the request is refused: appointment search without patient

  @only:2.0.4 @req:CCS-GENERAL-017
  Scenario Outline: The <deviation> is ignored in a search of bookings
    Given a search of the appointments of the "visitor"
    And the request deviates: "<deviation>"
    When the search appointment request is sent
    Then it holds that the unknown search parameter is ignored

    Examples:
      | deviation                             |
      | unknown parameter foo                 |
      | unknown parameter foo twice           |
      | unknown parameter foo without a value |
      | parameter _sort                       |
      | parameter _count                      |
