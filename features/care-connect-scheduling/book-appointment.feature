@difference:book
@care-connect-scheduling @book-appointment
Feature: Book a slot of a service

  Background:
    Given a free slot of "a service with free slots"

  @difference:find-patient @difference:register-patient @difference:profile-appointment @difference:profile-patient
  @control:served @req:CCS-BOOK-002 @req:CCS-BOOK-003 @req:CCS-GENERAL-011
  Scenario: A slot is booked for somebody whom the provider does not know
    Given a booking of it for the "visitor"
    When the book appointment request is sent
    Then it holds that the unknown patient is booked
    And the care connect rules hold
    And the service booking rules hold
    And the slot is taken from the free ones

  @req:CCS-BOOK-001
  Scenario: The booking is there as it was answered
    Given a booking of it for the "visitor"
    When the book appointment request is sent
    Then the provider answers with success
    When the appointment is read
    Then it holds that the read gives the booking

  @difference:identify-patient
  @req:CCS-BOOK-009
  Scenario: A patient without NHS number is booked and gets an identifier of the provider
    Given a booking of it for somebody without NHS number
    When the book appointment request is sent
    Then it holds that the patient without NHS number is booked
    And it holds that the patient without NHS number has a local identifier
    And the service booking rules hold

  @req:CCS-BOOK-010
  Scenario: The slot that is sent may be free
    Given a booking of it for the "visitor"
    And the request deviates: "contained slot of status free"
    When the book appointment request is sent
    Then it holds that the slot of either status is booked
    And the slot is taken from the free ones
    And the slot is shown as busy

  @req:CCS-BOOK-004
  Scenario: The time of creation is the provider's
    Given a booking of it for the "visitor"
    And the request deviates: "no created"
    When the book appointment request is sent
    Then it holds that the booking without created is served

  @req:CCS-BOOK-006
  Scenario: A booking without document is answered
    Given a booking of it for the "visitor"
    And the request deviates: "no contained document"
    When the book appointment request is sent
    Then it holds that the booking without document is served or refused

  @only:2.0.4 @req:CCS-CONTACT-001
  Scenario Outline: A <contact> is accepted
    Given a booking of it for the "visitor"
    And the request deviates: "<contact>"
    When the book appointment request is sent
    Then it holds that contacts are accepted

    Examples:
      | contact                          |
      | contact of a relative alone      |
      | contacts of patient and relative |

  @only:2.0.4 @req:CCS-CONTACT-001
  Scenario Outline: A booking with <contacts> is refused
    Given a booking of it for the "visitor"
    And the request deviates: "<contacts>"
    When the book appointment request is sent
    Then the request is refused: contacts without one first
    And the care connect rules hold

    Examples:
      | contacts               |
      | two contacts of rank 1 |
      | no contact of rank 1   |

  @req:CCS-BOOK-008
  Scenario: A booking that carries two patients is answered
    Given a booking of it for the "visitor"
    And the request deviates: "second patient inside"
    When the book appointment request is sent
    Then it holds that the booking of two patients is recorded

  @only:2.0.4 @req:CCS-GENERAL-017
  Scenario: An extension that nobody knows is ignored
    Given a booking of it for the "visitor"
    And the request deviates: "extension that nobody knows"
    When the book appointment request is sent
    Then it holds that the unknown extension is ignored

  @only:2.0.4 @req:CCS-GENERAL-015
  Scenario: A body in chunks is accepted
    Given a booking of it for the "visitor"
    And the request deviates: "body in chunks"
    When the book appointment request is sent
    Then it holds that the chunked request is served

  @only:2.0.4 @req:CCS-GENERAL-014
  Scenario: Without a word on formats the answer has that of the body
    Given a booking of it for the "visitor"
    And the request deviates: "JSON body, no word on the answer"
    When the book appointment request is sent
    Then it holds that JSON is the default format

  @req:CCS-BOOK-011
  Scenario: A slot that is no longer free is refused
    Given it is booked for the "visitor"
    And a booking of it for the "second visitor"
    When the book appointment request is sent
    Then the request is refused: slot no longer free
    And the care connect rules hold

  @req:CCS-BOOK-011
  Scenario: Of two bookings at the same moment one is served
    When two visitors are booked into it at the same moment
    Then the care connect rules hold

  @req:CCS-BOOK-012
  Scenario Outline: A booking with <deviation> is refused
    Given a booking of it for the "visitor"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then the request is refused: booking that breaks its profile
    And the care connect rules hold
    And the slot is left to others

    Examples:
      | deviation  |
      | no status  |
      | no start   |
      | status foo |

  @only:2.0.4 @req:CCS-ERR-002
  Scenario Outline: A booking with a <deviation> is malformed
    Given a booking of it for the "visitor"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then the request is refused: malformed appointment
    And the care connect rules hold

    Examples:
      | deviation                |
      | start that is no instant |
      | status of a number       |

  @req:CCS-BOOK-013
  Scenario: A booking that is cut off is refused
    Given a booking of it for the "visitor"
    And the request deviates: "body cut off"
    When the book appointment request is sent
    Then the request is refused: booking cut off
    And the care connect rules hold

  @req:CCS-BOOK-014
  Scenario: A booking without token is refused
    Given a booking of it for the "visitor"
    And the request deviates: "no Authorization"
    When the book appointment request is sent
    Then the request is refused: call without token
    And the care connect rules hold
    And the slot is left to others

  @only:2.0.4 @req:CCS-BOOK-016
  Scenario: An invalid NHS number is refused
    Given a booking of it for the "visitor"
    And the request deviates: "contained patient with an invalid NHS number"
    When the book appointment request is sent
    Then the request is refused: booking with an invalid NHS number
    And the care connect rules hold
    And the slot is left to others

  @only:2.0.4 @req:CCS-BOOK-017 @req:CCS-XTI-006
  Scenario: An X-Request-ID makes one appointment only
    Given two free slots of "a service with free slots"
    And the first of them is booked for the "visitor"
    And a booking of it for the "visitor"
    And the request goes out under the X-Request-ID of the change before
    When the book appointment request is sent
    Then the request is refused: request id that was used before
    And the care connect rules hold
    And the second slot is left to others

  @only:2.0.4 @req:CCS-BOOK-017
  Scenario: The same booking sent again makes no second appointment
    Given a booking of it for the "visitor"
    When the book appointment request is sent
    And the same booking is sent again under its X-Request-ID
    Then the request is refused: booking sent again

  @only:2.0.4 @req:CCS-BOOK-021
  Scenario: A slot that was never offered is refused
    Given a booking of it for the "visitor"
    And the request deviates: "slot that was never offered"
    When the book appointment request is sent
    Then the request is refused: slot that was never offered
    And the care connect rules hold
    And the slot is left to others
