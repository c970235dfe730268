@appointment-management @book-appointment
Feature: Book an appointment
  A booking takes free slots for a patient; either all of it is made or nothing.

  @req:APPT-BOOK-058 @req:APPT-GEN-021
  Scenario: A free slot is booked
    Given a free slot
    And a booking for the patient "normal"
    When the book appointment request is sent
    Then the provider answers with success
    And the standard rules hold
    And the slot is no longer free
