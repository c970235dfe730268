@care-connect-scheduling @search-slot @only:2.0.4
Feature: Formats and compression of a booking system

  Background:
    Given a search of the slots of "a service with free slots"

  @req:CCS-GENERAL-014
  Scenario: JSON is the default
    Given the request deviates: "no word on formats"
    When the search slot request is sent
    Then it holds that JSON is the default format

  @req:CCS-GENERAL-014
  Scenario: The parameter wins over the header
    Given the request deviates: "_format JSON, Accept XML"
    When the search slot request is sent
    Then it holds that the format parameter wins over accept

  @req:CCS-GENERAL-014
  Scenario: XML is served or refused
    Given the request deviates: "Accept XML"
    When the search slot request is sent
    Then it holds that XML is served or refused

  @req:CCS-GENERAL-014
  Scenario: A format that nobody serves is refused
    Given the request deviates: "Accept CSV"
    When the search slot request is sent
    Then the request is refused: format that nobody serves
    And the care connect rules hold

  @req:CCS-GENERAL-015
  Scenario: gzip is given where it is asked for
    Given the request deviates: "Accept-Encoding gzip"
    When the search slot request is sent
    Then it holds that gzip is given where it is asked for
    And the care connect rules hold

  @req:CCS-GENERAL-017
  Scenario: Criteria that nobody knows are ignored
    Given the request deviates: "unknown parameter foo"
    When the search slot request is sent
    Then it holds that the unknown search parameter is ignored
