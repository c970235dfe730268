@difference:register-patient
@foundations @register-patient
Feature: Register a patient
  A person whom PDS knows and the practice does not becomes a temporary patient. A registration cannot be undone, so few
  scenarios make one; the others send what is refused, and for what is allowed a patient who is registered already.

  @control:served @req:FND-REGPAT-002 @req:FND-REGPAT-046 @req:FND-REGPAT-049
  Scenario: A person is registered with all details, found, read, and not registered twice
    Given a person to register
    And the request deviates: "all details that may be sent"
    When the register patient request is sent
    Then the provider answers with success
    And the registered patient rules hold
    And the standard rules hold
    And the registered patient can be found and read
    When the references of the answer are followed
    Then it holds that the managing organisation is the practice of the service root
    And it holds that references resolve
    When the same registration is sent once more
    Then the request is refused: registration of registered patient
    And the standard rules hold
    And the record of the patient is as it was

  @req:FND-REGPAT-019 @req:FND-REGPAT-031 @req:FND-REGPAT-045 @pds
  Scenario: A person is registered with the minimum of details, and PDS supplies the others
    Given a person to register
    And the harness plays the SSP
    And the request deviates: "minimum details alone"
    And the request deviates: "Content-Type JSON alone"
    When the register patient request is sent
    Then the provider answers with success
    And it holds that the Content-Type decides the format
    And the supplied by PDS rules hold
    And the registered patient rules hold
    And the standard rules hold
    And the registered patient can be found and read

  @req:FND-REGPAT-002 @req:FND-REGPAT-044 @req:FND-REGPAT-060
  Scenario: A person is registered with all details in the reverse order, and with several given names
    Given a person to register
    And the request deviates: "all details in the reverse order, five given names, prefix and text"
    When the register patient request is sent
    Then the provider answers with success
    And the registered patient rules hold
    And the standard rules hold
    And the registered patient can be found and read

  @req:SPINE-HTTP-020
  Scenario: A person is registered in XML
    Given a person to register
    And the request deviates: "body in XML"
    And the request deviates: "Accept XML"
    When the register patient request is sent
    Then it holds that XML is served
    And the standard rules hold

  @req:FND-REGPAT-042 @req:FND-REGPAT-063 @pds
  Scenario Outline: A person is verified and registered though <what> differs from PDS
    Given <who>
    And the request deviates: "<deviation>"
    When the register patient request is sent
    Then it holds that <check>
    And the registered patient rules hold
    And the standard rules hold
    And the registered patient can be found and read

    Examples:
      | what                                       | who                                                | deviation                                    | check                                                  |
      | the day of birth alone                     | a person to register                               | another day of birth                         | the person with two date parts and names is registered |
      | the day of birth and the ends of the names | a person to register                               | another day of birth, names that begin alike | the person with two date parts and names is registered |
      | the family name                            | the person "other-name", who is not registered now | no gender                                    | the person with birth date as on PDS is registered     |

  @req:FND-REGPAT-040 @req:FND-REGPAT-072 @req:FND-REGPAT-075
  Scenario: A patient who left is re-activated as a temporary patient, with what the old record held
    Given the person "left-the-practice", who is not registered now
    When the register patient request is sent
    Then it holds that the patient who left is re-activated
    And the registered patient rules hold
    And the re-activated patient rules hold
    And the standard rules hold
    And the registered patient can be found and read
    When the references of the answer are followed
    Then the followed re-activated patient references rules hold

  @req:FND-REGPAT-037 @req:FND-REGPAT-040 @req:FND-REGPAT-043 @pds
  Scenario: A patient who left and was never traced is verified and re-activated
    Given the person "left-untraced", who is not registered now
    When the register patient request is sent
    Then it holds that the untraced patient who left is re-activated
    And the registered patient rules hold
    And the re-activated patient rules hold
    And the standard rules hold
    And the registered patient can be found and read

  @req:FND-REGPAT-039 @req:FND-REGPAT-059 @req:SPINE-ERR-018
  Scenario Outline: A patient who is registered already, <kind>, is not registered again
    Given the patient "<kind>" as a person to register
    When the same registration is sent once more
    Then the request is refused: registration of registered patient
    And the standard rules hold
    And the record of the patient is as it was

    Examples:
      | kind      |
      | normal    |
      | temporary |

  @req:FND-REGPAT-039 @req:FND-REGPAT-059
  Scenario Outline: A registration with <deviation> is not refused for that
    Given the patient "second-normal" as a person to register
    And the request deviates: "<deviation>"
    When the register patient request is sent
    Then the request is refused: registration of registered patient
    And the standard rules hold

    Examples: single elements
      | deviation           |
      | no gender           |
      | two given names     |
      | one language        |
      | type in the address |

    Examples: two addresses
      | deviation               |
      | addresses home and temp |
      | addresses temp and home |

    Examples: two telecoms
      | deviation                 |
      | telecoms home and work    |
      | telecoms home and mobile  |
      | telecoms home and temp    |
      | telecoms home and email   |
      | telecoms work and home    |
      | telecoms work and mobile  |
      | telecoms work and temp    |
      | telecoms work and email   |
      | telecoms mobile and home  |
      | telecoms mobile and work  |
      | telecoms mobile and temp  |
      | telecoms mobile and email |
      | telecoms temp and home    |
      | telecoms temp and work    |
      | telecoms temp and mobile  |
      | telecoms temp and email   |
      | telecoms email and home   |
      | telecoms email and work   |
      | telecoms email and mobile |
      | telecoms email and temp   |

  Scenario Outline: A registration with <deviation> is refused, and nobody is registered
    Given a person who is not to be registered
    And the request deviates: "<deviation>"
    When the register patient request is sent
    Then the request is refused: <refusal>
    And it holds that diagnostics tell what is wrong
    And the standard rules hold
    And nobody is registered

    @req:FND-REGPAT-004 @req:FND-REGPAT-052
    Examples: the body
      | deviation                        | refusal                               |
      | Bundle as body                   | registration without a patient        |
      | Patient as body                  | registration without a patient        |
      | Parameters without parameter     | registration without a patient        |
      | parameter name in wrong case     | registration without a patient        |
      | parameter with another resource  | registration without a patient        |
      | parameter given twice            | two registrations in one              |
      | parameter of unknown name beside | registration with a further parameter |

    @req:FND-REGPAT-007 @req:FND-REGPAT-053
    Examples: the identifier
      | deviation                      | refusal                                |
      | Patient without identifier     | registration without identifier        |
      | identifier sent without system | registration without identifier system |

    @req:SPINE-ERR-008 @req:FND-REGPAT-052
    Examples: the NHS number
      | deviation                                | refusal                                |
      | sent NHS number of 9 digits              | registration with malformed NHS number |
      | sent NHS number of 11 digits             | registration with malformed NHS number |
      | sent NHS number of letters               | registration with malformed NHS number |
      | sent NHS number with signs               | registration with malformed NHS number |
      | sent NHS number with a wrong check digit | registration with malformed NHS number |

    @req:FND-REGPAT-008 @req:FND-REGPAT-053
    Examples: the name
      | deviation                    | refusal                            |
      | Patient without name         | registration without official name |
      | name of use usual alone      | registration without official name |
      | official name without family | registration without official name |
      | official name without given  | registration without given name    |

    @req:FND-REGPAT-009
    Examples: two official names
      | deviation          | refusal            |
      | two official names | two official names |

    @req:FND-REGPAT-010 @req:FND-REGPAT-053
    Examples: the birth date
      | deviation                  | refusal                         |
      | Patient without birth date | registration without birth date |

    @req:FND-REGPAT-053 @req:SPINE-FHIR-024
    Examples: content that is wrong in itself
      | deviation                    | refusal                              |
      | gender outside its value set | registration with unreadable content |
      | name as an object            | registration with unreadable content |

    @req:FND-REGPAT-013
    Examples: home addresses
      | deviation               | refusal                |
      | addresses home and home | two home addresses     |
      | addresses home and work | address of another use |
      | addresses home and old  | address of another use |
      | addresses temp and work | address of another use |
      | addresses temp and old  | address of another use |
      | addresses work and home | address of another use |
      | addresses work and temp | address of another use |
      | addresses work and work | address of another use |
      | addresses work and old  | address of another use |
      | addresses old and home  | address of another use |
      | addresses old and temp  | address of another use |
      | addresses old and work  | address of another use |
      | addresses old and old   | address of another use |
      | address work alone      | address of another use |
      | address old alone       | address of another use |

    @req:FND-REGPAT-021
    Examples: temp addresses
      | deviation               | refusal            |
      | addresses temp and temp | two temp addresses |

    @req:FND-REGPAT-015
    Examples: phones of one use
      | deviation                  | refusal               |
      | telecoms home and home     | two phones of one use |
      | telecoms work and work     | two phones of one use |
      | telecoms mobile and mobile | two phones of one use |

    @req:FND-REGPAT-023
    Examples: temp phones
      | deviation              | refusal         |
      | telecoms temp and temp | two temp phones |

    @req:FND-REGPAT-017
    Examples: emails
      | deviation                | refusal    |
      | telecoms email and email | two emails |

    @req:FND-REGPAT-018
    Examples: languages
      | deviation     | refusal       |
      | two languages | two languages |

    @req:FND-REGPAT-024
    Examples: elements that may not be sent
      | deviation                         | refusal           |
      | Patient with active               | forbidden element |
      | Patient with deceasedDateTime     | forbidden element |
      | Patient with maritalStatus        | forbidden element |
      | Patient with multipleBirthBoolean | forbidden element |
      | Patient with contact              | forbidden element |
      | Patient with generalPractitioner  | forbidden element |
      | Patient with managingOrganization | forbidden element |
      | Patient with photo                | forbidden element |
      | Patient with animal               | forbidden element |
      | Patient with communication        | forbidden element |
      | Patient with link                 | forbidden element |
      | Patient with registrationDetails  | forbidden element |
      | Patient with ethnicCategory       | forbidden element |

  @get-capability-statement @req:FND-REGPAT-024 @req:SPINE-FHIR-024
  Scenario: A registration with an element that FHIR does not know is refused, or the element is ignored by declaration
    Given the capability statement
    And a person who is not to be registered
    And the request deviates: "element that FHIR does not know"
    When the register patient request is sent
    Then the request is refused: element that FHIR does not know
    And the standard rules hold

  @req:SPINE-FHIR-022
  Scenario Outline: A registration with a <deviation> is refused, or served with a warning
    Given a person who is not to be registered
    And the request deviates: "<deviation>"
    When the register patient request is sent
    Then the request is refused: registration without profile
    And the standard rules hold

    Examples:
      | deviation                       |
      | Patient without profile         |
      | Patient with an unknown profile |

  @req:SPINE-ERR-026
  Scenario Outline: A registration with <deviation> is malformed
    Given a person who is not to be registered
    And the request deviates: "<deviation>"
    When the register patient request is sent
    Then the request is refused: malformed body
    And the standard rules hold
    And nobody is registered

    Examples:
      | deviation           |
      | broken JSON as body |
      | broken XML as body  |
      | empty body          |

  @req:FND-REGPAT-003
  Scenario Outline: A registration sent with <deviation> is refused
    Given a person who is not to be registered
    And the request deviates: "<deviation>"
    When the register patient request is sent
    Then the request is refused: <refusal>
    And the standard rules hold
    And nobody is registered

    @req:FND-REGPAT-003 @req:SPINE-SEC-006
    Examples: the interaction id
      | deviation                          | refusal                               |
      | interaction id of read patient     | interaction id of another interaction |
      | interaction id of book appointment | interaction id of another interaction |
      | interaction id of another resource | interaction id of another interaction |
      | interaction id in wrong case       | interaction id in wrong case          |

    @req:SPINE-SEC-010
    Examples: the scope
      | deviation                 | refusal                   |
      | scope of another endpoint | scope of another endpoint |

    Examples: the token
      | deviation                     | refusal                    |
      | no Authorization              | request without token      |
      | token expired ten minutes ago | expired token              |
      | audience of another provider  | token for another audience |

    @req:SPINE-SEC-007 @req:SPINE-ERR-027
    Examples: the Ssp fields
      | deviation            | refusal                   |
      | no Ssp-TraceID       | missing Ssp-TraceID       |
      | no Ssp-From          | missing Ssp-From          |
      | no Ssp-To            | missing Ssp-To            |
      | no Ssp-InteractionID | missing Ssp-InteractionID |

    @req:SPINE-ERR-030
    Examples: the operation
      | deviation                              | refusal           |
      | operation name without its last letter | unknown operation |
      | operation without its prefix           | unknown operation |

    @req:SPINE-ERR-028
    Examples: the verb
      | deviation               | refusal             |
      | verb GET without a body | GET on an operation |

    @req:SPINE-HTTP-025
    Examples: the media type
      | deviation                  | refusal                      |
      | Content-Type of plain text | unsupported Content-Type     |
      | Accept PDF                 | unsupported accept           |
      | _format CSV                | unsupported format parameter |

  Scenario Outline: The person "<role>" is refused by what PDS has
    Given the person "<role>"
    When the register patient request is sent
    Then the request is refused: <refusal>
    And the standard rules hold
    And nobody is registered

    @req:FND-REGPAT-054 @req:SPINE-ERR-009 @pds
    Examples: not on PDS, or not verified
      | role         | refusal                           |
      | not-on-pds   | registration of person not on PDS |
      | other-person | registration of unverified person |

    @req:FND-REGPAT-032 @req:FND-REGPAT-055 @pds
    Examples: deceased
      | role            | refusal                                |
      | deceased-on-pds | registration of person deceased on PDS |

    @req:FND-REGPAT-033 @req:FND-REGPAT-057 @pds
    Examples: flagged
      | role              | refusal                              |
      | invalid-on-pds    | registration under invalid number    |
      | superseded-on-pds | registration under superseded number |

    @req:FND-REGPAT-038
    Examples: held by the practice
      | role                     | refusal                                          |
      | deceased-in-the-practice | registration of patient deceased in the practice |

    @req:FND-REGPAT-038 @pds
    Examples: held by the practice, and never traced
      | role                       | refusal                             |
      | untraced-unverifiable      | registration of unverifiable record |
      | left-untraced-unverifiable | registration of unverifiable record |

  @until:1.2.8 @req:FND-REGPAT-034 @req:FND-REGPAT-056 @pds
  Scenario: A sensitive person is refused, by one error or the other
    Given the person "sensitive-on-pds"
    When the register patient request is sent
    Then the request is refused: registration of sensitive person by either page
    And the standard rules hold
    And nobody is registered

  @since:1.2.9 @req:FND-REGPAT-034 @req:FND-REGPAT-056 @req:FND-IG-004 @pds
  Scenario: A sensitive person is refused
    Given the person "sensitive-on-pds"
    When the register patient request is sent
    Then the request is refused: registration of sensitive person
    And the standard rules hold
    And nobody is registered

  @req:FND-REGPAT-028 @req:FND-REGPAT-054 @req:SPINE-ERR-009 @pds
  Scenario Outline: A person with <deviation> than on PDS is not verified
    Given a person who is not to be registered
    And the request deviates: "<deviation>"
    When the register patient request is sent
    Then the request is refused: registration of unverified person
    And the standard rules hold
    And nobody is registered

    Examples:
      | deviation                                 |
      | another day of birth, another family name |
      | another day of birth, another given name  |
      | another day and month of birth            |

  @req:FND-REGPAT-039 @req:SPINE-HTTP-019 @req:SPINE-HTTP-020
  Scenario Outline: A registration in JSON with <deviation> is answered in the format asked for
    Given the patient "second-normal" as a person to register
    And the request deviates: "<deviation>"
    When the register patient request is sent
    Then the request is refused: registration of registered patient
    And it holds that the refusal comes in the format asked for
    And the standard rules hold

    Examples:
      | deviation                 |
      | Accept JSON               |
      | Accept XML                |
      | _format JSON, Accept JSON |
      | _format JSON, Accept XML  |
      | _format XML, Accept JSON  |
      | _format XML, Accept XML   |
      | _format JSON              |
      | _format XML               |

  @req:FND-REGPAT-039 @req:SPINE-HTTP-019 @req:SPINE-HTTP-020
  Scenario Outline: A registration in XML with <deviation> is answered in the format asked for
    Given the patient "second-normal" as a person to register
    And the request deviates: "body in XML"
    And the request deviates: "<deviation>"
    When the register patient request is sent
    Then the request is refused: registration of registered patient
    And it holds that the refusal comes in the format asked for
    And the standard rules hold

    Examples:
      | deviation                 |
      | Accept JSON               |
      | Accept XML                |
      | _format JSON, Accept JSON |
      | _format JSON, Accept XML  |
      | _format XML, Accept JSON  |
      | _format XML, Accept XML   |
      | _format JSON              |
      | _format XML               |
