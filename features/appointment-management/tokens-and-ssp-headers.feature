@appointment-management @gp-connect-common
Feature: Tokens and Ssp headers of the appointment interactions
  No token, an expired one, one for another provider, one of another scope, each Ssp field left out, and types that nobody
  serves. A booking or a change that is refused leaves nothing behind. The harness plays the SSP here.

  @req:APPT-GEN-007
  Scenario Outline: <interaction> with <deviation> is refused
    Given <request>
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    @search-free-slots
    Examples: search free slots
      | interaction       | deviation                     | refusal                      | request                           |
      | search free slots | no Authorization              | request without token        | a slot search from day 1 to day 2 |
      | search free slots | token expired ten minutes ago | expired token                | a slot search from day 1 to day 2 |
      | search free slots | audience of another provider  | token for another audience   | a slot search from day 1 to day 2 |
      | search free slots | no Ssp-TraceID                | missing Ssp-TraceID          | a slot search from day 1 to day 2 |
      | search free slots | no Ssp-From                   | missing Ssp-From             | a slot search from day 1 to day 2 |
      | search free slots | no Ssp-To                     | missing Ssp-To               | a slot search from day 1 to day 2 |
      | search free slots | no Ssp-InteractionID          | missing Ssp-InteractionID    | a slot search from day 1 to day 2 |
      | search free slots | Accept PDF                    | unsupported accept           | a slot search from day 1 to day 2 |
      | search free slots | _format CSV                   | unsupported format parameter | a slot search from day 1 to day 2 |

    @retrieve-patient-appointments
    Examples: retrieve patient appointments
      | interaction                   | deviation                     | refusal                      | request                                                         |
      | retrieve patient appointments | no Authorization              | request without token        | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | token expired ten minutes ago | expired token                | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | audience of another provider  | token for another audience   | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | scope of another endpoint     | scope of another endpoint    | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | no Ssp-TraceID                | missing Ssp-TraceID          | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | no Ssp-From                   | missing Ssp-From             | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | no Ssp-To                     | missing Ssp-To               | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | no Ssp-InteractionID          | missing Ssp-InteractionID    | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | Accept PDF                    | unsupported accept           | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | _format CSV                   | unsupported format parameter | a retrieval for the patient "second-normal" from day 1 to day 2 |

    @read-appointment
    Examples: read appointment
      | interaction      | deviation                     | refusal                      | request        |
      | read appointment | no Authorization              | request without token        | an appointment |
      | read appointment | token expired ten minutes ago | expired token                | an appointment |
      | read appointment | audience of another provider  | token for another audience   | an appointment |
      | read appointment | no Ssp-TraceID                | missing Ssp-TraceID          | an appointment |
      | read appointment | no Ssp-From                   | missing Ssp-From             | an appointment |
      | read appointment | no Ssp-To                     | missing Ssp-To               | an appointment |
      | read appointment | no Ssp-InteractionID          | missing Ssp-InteractionID    | an appointment |
      | read appointment | Accept PDF                    | unsupported accept           | an appointment |
      | read appointment | _format CSV                   | unsupported format parameter | an appointment |

  @book-appointment @req:APPT-BOOK-052
  Scenario Outline: Book appointment with <deviation> is refused
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then the request is refused: <refusal>
    And the standard rules hold
    And no appointment was created

    Examples:
      | deviation                     | refusal                      |
      | no Authorization              | request without token        |
      | token expired ten minutes ago | expired token                |
      | audience of another provider  | token for another audience   |
      | scope of another endpoint     | scope of another endpoint    |
      | no Ssp-TraceID                | missing Ssp-TraceID          |
      | no Ssp-From                   | missing Ssp-From             |
      | no Ssp-To                     | missing Ssp-To               |
      | no Ssp-InteractionID          | missing Ssp-InteractionID    |
      | Accept PDF                    | unsupported accept           |
      | _format CSV                   | unsupported format parameter |

  @req:SPINE-FHIR-042
  Scenario Outline: <interaction> with <deviation> is refused, and nothing is changed
    Given an appointment
    And <change>
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then the request is refused: <refusal>
    And the standard rules hold
    And the appointment is unchanged

    @amend-appointment
    Examples: amend appointment
      | interaction       | deviation                     | refusal                      | change                      |
      | amend appointment | no Authorization              | request without token        | an amendment of the comment |
      | amend appointment | token expired ten minutes ago | expired token                | an amendment of the comment |
      | amend appointment | audience of another provider  | token for another audience   | an amendment of the comment |
      | amend appointment | scope of another endpoint     | scope of another endpoint    | an amendment of the comment |
      | amend appointment | no Ssp-TraceID                | missing Ssp-TraceID          | an amendment of the comment |
      | amend appointment | no Ssp-From                   | missing Ssp-From             | an amendment of the comment |
      | amend appointment | no Ssp-To                     | missing Ssp-To               | an amendment of the comment |
      | amend appointment | no Ssp-InteractionID          | missing Ssp-InteractionID    | an amendment of the comment |
      | amend appointment | Accept PDF                    | unsupported accept           | an amendment of the comment |
      | amend appointment | _format CSV                   | unsupported format parameter | an amendment of the comment |

    @cancel-appointment
    Examples: cancel appointment
      | interaction        | deviation                     | refusal                      | change         |
      | cancel appointment | no Authorization              | request without token        | a cancellation |
      | cancel appointment | token expired ten minutes ago | expired token                | a cancellation |
      | cancel appointment | audience of another provider  | token for another audience   | a cancellation |
      | cancel appointment | scope of another endpoint     | scope of another endpoint    | a cancellation |
      | cancel appointment | no Ssp-TraceID                | missing Ssp-TraceID          | a cancellation |
      | cancel appointment | no Ssp-From                   | missing Ssp-From             | a cancellation |
      | cancel appointment | no Ssp-To                     | missing Ssp-To               | a cancellation |
      | cancel appointment | no Ssp-InteractionID          | missing Ssp-InteractionID    | a cancellation |
      | cancel appointment | Accept PDF                    | unsupported accept           | a cancellation |
      | cancel appointment | _format CSV                   | unsupported format parameter | a cancellation |

  @read-appointment @req:APPT-READ-001
  Scenario: A read with the token of another organisation shows the one that booked
    Given an appointment
    And the request deviates: "token of another organisation"
    When the read appointment request is sent
    Then it holds that the appointment of any organisation is read
    And the booked appointment rules hold

  @book-appointment @req:SPINE-IG-001 @req:APPT-BOOK-023
  Scenario: A booking with the token of another organisation than the one that books is made
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "token of another organisation"
    When the book appointment request is sent
    Then it holds that the token of another organisation is accepted
    And the new appointment rules hold

  @req:SPINE-HTTP-001
  Scenario Outline: <interaction> in another legal form is served
    Given <request>
    And the request deviates: "field names in upper case"
    And the request deviates: "Cache-Control no-cache"
    And the request deviates: "claims with blanks and line breaks"
    When the <interaction> request is sent
    Then the provider answers with success
    And the standard rules hold

    @search-free-slots
    Examples: search free slots
      | interaction       | request                           |
      | search free slots | a slot search from day 1 to day 2 |

    @retrieve-patient-appointments
    Examples: retrieve patient appointments
      | interaction                   | request                                                         |
      | retrieve patient appointments | a retrieval for the patient "second-normal" from day 1 to day 2 |

    @read-appointment
    Examples: read appointment
      | interaction      | request        |
      | read appointment | an appointment |

  @book-appointment @req:SPINE-HTTP-001
  Scenario: A booking in another legal form is made
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "field names in upper case"
    And the request deviates: "Cache-Control no-cache"
    And the request deviates: "claims with blanks and line breaks"
    When the book appointment request is sent
    Then the provider answers with success
    And the new appointment rules hold

  @req:SPINE-HTTP-001
  Scenario Outline: <interaction> in another legal form is made
    Given an appointment
    And <change>
    And the request deviates: "field names in upper case"
    And the request deviates: "Cache-Control no-cache"
    And the request deviates: "claims with blanks and line breaks"
    When the <interaction> request is sent
    Then the provider answers with success
    And the <rules> appointment rules hold

    @amend-appointment
    Examples: amend appointment
      | interaction       | change                      | rules   |
      | amend appointment | an amendment of the comment | amended |

    @cancel-appointment
    Examples: cancel appointment
      | interaction        | change         | rules     |
      | cancel appointment | a cancellation | cancelled |
