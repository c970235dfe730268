@appointment-management @gp-connect-common
Feature: Formats, preferences and versions of the appointment interactions
  Accept and _format, the type of what is sent, compression, Prefer and If-Match.

  @req:SPINE-FHIR-009
  Scenario Outline: <interaction> with <deviation> is answered in the right format
    Given <request>
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then it holds that <check>
    And the standard rules hold

    @search-free-slots
    Examples: search free slots
      | interaction       | deviation                                | check                             | request                           |
      | search free slots | Accept JSON                              | JSON is served                    | a slot search from day 1 to day 2 |
      | search free slots | Accept XML                               | XML is served                     | a slot search from day 1 to day 2 |
      | search free slots | _format JSON, Accept XML                 | the format parameter wins         | a slot search from day 1 to day 2 |
      | search free slots | _format XML, Accept JSON                 | the format parameter wins for XML | a slot search from day 1 to day 2 |
      | search free slots | _format JSON before the other parameters | the format parameter wins         | a slot search from day 1 to day 2 |
      | search free slots | _format XML before the other parameters  | the format parameter wins for XML | a slot search from day 1 to day 2 |

    @retrieve-patient-appointments
    Examples: retrieve patient appointments
      | interaction                   | deviation                | check                             | request                                                         |
      | retrieve patient appointments | Accept JSON              | JSON is served                    | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | Accept XML               | XML is served                     | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | _format JSON, Accept XML | the format parameter wins         | a retrieval for the patient "second-normal" from day 1 to day 2 |
      | retrieve patient appointments | _format XML, Accept JSON | the format parameter wins for XML | a retrieval for the patient "second-normal" from day 1 to day 2 |

    @read-appointment
    Examples: read appointment
      | interaction      | deviation                | check                     | request        |
      | read appointment | Accept XML               | XML is served             | an appointment |
      | read appointment | _format JSON, Accept XML | the format parameter wins | an appointment |

  @search-free-slots @req:SPINE-HTTP-031
  Scenario: A compressed list of slots has the content of the plain one
    Given a slot search from day 1 to day 7
    And the request deviates: "Accept-Encoding identity"
    When the search free slots request is sent
    Given the request deviates: "Accept-Encoding gzip"
    When the search free slots request is sent again
    Then it holds that gzip is used when asked for
    And it holds that compression changes nothing
    And the standard rules hold

  @book-appointment @req:SPINE-HTTP-028
  Scenario Outline: A booking with <deviation> is made
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "<deviation>"
    When the book appointment request is sent
    Then it holds that <check>
    And the standard rules hold

    Examples:
      | deviation                                | check                                      |
      | Accept XML                               | XML is served                              |
      | _format XML, Accept JSON                 | the format parameter wins for XML          |
      | Content-Type with a blank before charset | the other spelling of a type is understood |
      | Content-Type without charset             | the other spelling of a type is understood |

  @book-appointment @req:SPINE-HTTP-020
  Scenario: A booking in XML is answered in XML
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "body in XML"
    And the request deviates: "Accept XML"
    When the book appointment request is sent
    Then it holds that XML is served
    And the standard rules hold

  @book-appointment @req:SPINE-HTTP-025
  Scenario: A booking under a Content-Type of plain text is refused
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "Content-Type of plain text"
    When the book appointment request is sent
    Then the request is refused: unsupported Content-Type
    And the standard rules hold
    And no appointment was created

  @book-appointment @req:SPINE-HTTP-025
  Scenario: A booking without Content-Type is refused, or made
    Given a free slot
    And a booking for the patient "normal"
    And the request deviates: "no Content-Type"
    When the book appointment request is sent
    Then the request is refused: body without Content-Type
    And the standard rules hold

  @req:SPINE-HTTP-014
  Scenario Outline: <interaction> with <deviation> is served
    Given an appointment
    And <change>
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then it holds that <check>

    @amend-appointment
    Examples: amend appointment
      | interaction       | deviation                    | check                                 | change                      |
      | amend appointment | Accept XML                   | XML is served                         | an amendment of the comment |
      | amend appointment | Prefer return=representation | the preferred representation is given | an amendment of the comment |

    @cancel-appointment
    Examples: cancel appointment
      | interaction        | deviation                    | check                                 | change         |
      | cancel appointment | Accept XML                   | XML is served                         | a cancellation |
      | cancel appointment | Prefer return=representation | the preferred representation is given | a cancellation |
      | cancel appointment | Prefer return=minimal        | the minimal answer is empty           | a cancellation |

  @req:SPINE-HTTP-025
  Scenario Outline: <interaction> under a Content-Type of plain text is refused
    Given an appointment
    And <change>
    And the request deviates: "Content-Type of plain text"
    When the <interaction> request is sent
    Then the request is refused: unsupported Content-Type
    And the standard rules hold
    And the appointment is unchanged

    @amend-appointment
    Examples: amend appointment
      | interaction       | change                      |
      | amend appointment | an amendment of the comment |

    @cancel-appointment
    Examples: cancel appointment
      | interaction        | change         |
      | cancel appointment | a cancellation |

  @req:SPINE-ERR-027
  Scenario Outline: <interaction> without If-Match is refused, or made
    Given an appointment
    And <change>
    And the request deviates: "no If-Match"
    When the <interaction> request is sent
    Then the request is refused: change without If-Match
    And the standard rules hold

    @amend-appointment
    Examples: amend appointment
      | interaction       | change                      |
      | amend appointment | an amendment of the comment |

    @cancel-appointment
    Examples: cancel appointment
      | interaction        | change         |
      | cancel appointment | a cancellation |

  @req:SPINE-HTTP-040
  Scenario Outline: <interaction> with <deviation> is refused
    Given an appointment
    And <change>
    And the request deviates: "<deviation>"
    When the <interaction> request is sent
    Then the request is refused: If-Match of no version
    And the standard rules hold
    And the appointment is unchanged

    @amend-appointment @req:APPT-AMEND-024
    Examples: amend appointment
      | interaction       | deviation                            | change                      |
      | amend appointment | If-Match that is no entity tag       | an amendment of the comment |
      | amend appointment | If-Match of a version that never was | an amendment of the comment |

    @cancel-appointment @req:APPT-CANCEL-017
    Examples: cancel appointment
      | interaction        | deviation                            | change         |
      | cancel appointment | If-Match that is no entity tag       | a cancellation |
      | cancel appointment | If-Match of a version that never was | a cancellation |
