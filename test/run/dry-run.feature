@foundations
Feature: A feature that only its test reads

  Scenario: A step is not there
    Given a step of no room
