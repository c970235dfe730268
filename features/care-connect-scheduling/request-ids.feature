@care-connect-scheduling @only:2.0.4
Feature: Ids by which calls are told apart

  @book-appointment @req:CCS-XTI-004 @req:CCS-XTI-005 @req:CCS-BOOK-018
  Scenario: A booking is answered with an id and the id of the request
    Given a free slot of "a service with free slots"
    And a booking of it for the "visitor"
    When the book appointment request is sent
    Then it holds that the answer has a request id
    And it holds that the answer repeats the request id as correlation id
    And it holds that the request id comes back

  @cancel-appointment @req:CCS-XTI-004 @req:CCS-XTI-005
  Scenario: A cancellation is answered with an id and the id of the request
    Given a free slot of "a service with free slots"
    And it is booked for the "visitor"
    And a cancellation of it
    When the cancel appointment request is sent
    Then it holds that the answer has a request id
    And it holds that the answer repeats the request id as correlation id
