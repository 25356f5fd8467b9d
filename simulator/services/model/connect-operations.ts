import type { Operation } from './operation.ts'

/**
 * The operations of Amazon Connect's control plane: bindings, bounds and error statuses, as facts of the public AWS API
 * models (botocore 1.43.11), held against them by facts.test.ts.
 */
export const connectOperations = {
  StartChatContact: {
    service: 'connect',
    http: {
      method: 'PUT',
      path: '/contact/chat',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'ContactFlowId', 'ParticipantDetails'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        ContactFlowId: {
          type: 'string',
          max: 500,
        },
        Attributes: {
          type: 'map',
          key: {
            type: 'string',
            min: 1,
            max: 32767,
          },
          value: {
            type: 'string',
            min: 0,
            max: 32767,
          },
        },
        ParticipantDetails: {
          type: 'structure',
          required: ['DisplayName'],
          members: {
            DisplayName: {
              type: 'string',
              min: 1,
              max: 256,
            },
          },
        },
        ParticipantConfiguration: {
          type: 'structure',
          required: [],
          members: {
            ResponseMode: {
              type: 'string',
              enum: ['INCREMENTAL', 'COMPLETE'],
            },
          },
        },
        InitialMessage: {
          type: 'structure',
          required: ['ContentType', 'Content'],
          members: {
            ContentType: {
              type: 'string',
              min: 1,
              max: 100,
            },
            Content: {
              type: 'string',
              min: 1,
              max: 16384,
            },
          },
        },
        ClientToken: {
          type: 'string',
          max: 500,
        },
        ChatDurationInMinutes: {
          type: 'integer',
          min: 60,
          max: 10080,
        },
        SupportedMessagingContentTypes: {
          type: 'list',
          of: {
            type: 'string',
            min: 1,
            max: 100,
          },
        },
        PersistentChat: {
          type: 'structure',
          required: [],
          members: {
            RehydrationType: {
              type: 'string',
              enum: ['ENTIRE_PAST_SESSION', 'FROM_SEGMENT'],
            },
            SourceContactId: {
              type: 'string',
              min: 1,
              max: 256,
            },
          },
        },
        RelatedContactId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        SegmentAttributes: {
          type: 'map',
          key: {
            type: 'string',
            min: 1,
            max: 128,
          },
          value: {
            type: 'structure',
            required: [],
            members: {
              ValueString: {
                type: 'string',
                min: 0,
                max: 1024,
              },
              ValueMap: {
                type: 'map',
                key: {
                  type: 'string',
                  min: 1,
                  max: 128,
                },
                value: {
                  type: 'structure',
                  required: [],
                  members: {
                    ValueString: {
                      type: 'string',
                      min: 0,
                      max: 1024,
                    },
                    ValueMap: {
                      type: 'map',
                    },
                    ValueInteger: {
                      type: 'integer',
                    },
                    ValueList: {
                      type: 'list',
                    },
                    ValueArn: {
                      type: 'string',
                      min: 0,
                      max: 1024,
                    },
                  },
                },
              },
              ValueInteger: {
                type: 'integer',
              },
              ValueList: {
                type: 'list',
                of: {
                  type: 'structure',
                  required: [],
                  members: {
                    ValueString: {
                      type: 'string',
                      min: 0,
                      max: 1024,
                    },
                    ValueMap: {
                      type: 'map',
                    },
                    ValueInteger: {
                      type: 'integer',
                    },
                    ValueList: {
                      type: 'list',
                    },
                    ValueArn: {
                      type: 'string',
                      min: 0,
                      max: 1024,
                    },
                  },
                },
              },
              ValueArn: {
                type: 'string',
                min: 0,
                max: 1024,
              },
            },
          },
        },
        CustomerId: {
          type: 'string',
          min: 1,
          max: 128,
          sensitive: true,
        },
        DisconnectOnCustomerExit: {
          type: 'list',
          min: 1,
          max: 1,
          of: {
            type: 'string',
            enum: ['AGENT'],
          },
        },
      },
    },
    output: {
      members: {
        ContactId: 'string',
        ParticipantId: 'string',
        ParticipantToken: 'string',
        ContinuedFromContactId: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      LimitExceededException: 429,
    },
  },
  StopContact: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/contact/stop',
    },
    input: {
      type: 'structure',
      required: ['ContactId', 'InstanceId'],
      members: {
        ContactId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        DisconnectReason: {
          type: 'structure',
          required: [],
          members: {
            Code: {
              type: 'string',
            },
          },
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      ContactNotFoundException: 410,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      InvalidActiveRegionException: 400,
    },
  },
  DescribeContact: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/contacts/{InstanceId}/{ContactId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'ContactId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        ContactId: {
          type: 'string',
          min: 1,
          max: 256,
          in: 'uri',
          name: 'ContactId',
        },
      },
    },
    output: {
      members: {
        Contact: 'structure',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      ThrottlingException: 429,
    },
  },
  MonitorContact: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/contact/monitor',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'ContactId', 'UserId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        ContactId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        UserId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        AllowedMonitorCapabilities: {
          type: 'list',
          max: 2,
          of: {
            type: 'string',
            enum: ['SILENT_MONITOR', 'BARGE'],
          },
        },
        ClientToken: {
          type: 'string',
          max: 500,
        },
      },
    },
    output: {
      members: {
        ContactId: 'string',
        ContactArn: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      IdempotencyException: 409,
      AccessDeniedException: 403,
      ResourceNotFoundException: 404,
      ServiceQuotaExceededException: 402,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  CreateParticipant: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/contact/create-participant',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'ContactId', 'ParticipantDetails'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        ContactId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        ClientToken: {
          type: 'string',
          max: 500,
        },
        ParticipantDetails: {
          type: 'structure',
          required: [],
          members: {
            ParticipantRole: {
              type: 'string',
              enum: ['AGENT', 'CUSTOMER', 'SYSTEM', 'CUSTOM_BOT', 'SUPERVISOR'],
            },
            DisplayName: {
              type: 'string',
              min: 1,
              max: 256,
            },
            ParticipantCapabilities: {
              type: 'structure',
              required: [],
              members: {
                Video: {
                  type: 'string',
                  enum: ['SEND'],
                },
                ScreenShare: {
                  type: 'string',
                  enum: ['SEND'],
                },
              },
            },
          },
        },
      },
    },
    output: {
      members: {
        ParticipantCredentials: 'structure',
        ParticipantId: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      ServiceQuotaExceededException: 402,
      ThrottlingException: 429,
      ConflictException: 409,
    },
  },
  UpdateParticipantRoleConfig: {
    service: 'connect',
    http: {
      method: 'PUT',
      path: '/contact/participant-role-config/{InstanceId}/{ContactId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'ContactId', 'ChannelConfiguration'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        ContactId: {
          type: 'string',
          min: 1,
          max: 256,
          in: 'uri',
          name: 'ContactId',
        },
        ChannelConfiguration: {
          type: 'structure',
          required: [],
          members: {
            Chat: {
              type: 'structure',
              required: ['ParticipantTimerConfigList'],
              members: {
                ParticipantTimerConfigList: {
                  type: 'list',
                  min: 1,
                  max: 6,
                  of: {
                    type: 'structure',
                    required: ['ParticipantRole', 'TimerType', 'TimerValue'],
                    members: {
                      ParticipantRole: {
                        type: 'string',
                        enum: ['CUSTOMER', 'AGENT'],
                      },
                      TimerType: {
                        type: 'string',
                        enum: ['IDLE', 'DISCONNECT_NONCUSTOMER'],
                      },
                      TimerValue: {
                        type: 'structure',
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      AccessDeniedException: 403,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  DescribeInstance: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/instance/{InstanceId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
      },
    },
    output: {
      members: {
        Instance: 'structure',
        ReplicationConfiguration: 'structure',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
    },
  },
  DescribeInstanceAttribute: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/instance/{InstanceId}/attribute/{AttributeType}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'AttributeType'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        AttributeType: {
          type: 'string',
          enum: [
            'INBOUND_CALLS',
            'OUTBOUND_CALLS',
            'CONTACTFLOW_LOGS',
            'CONTACT_LENS',
            'AUTO_RESOLVE_BEST_VOICES',
            'USE_CUSTOM_TTS_VOICES',
            'EARLY_MEDIA',
            'MULTI_PARTY_CONFERENCE',
            'HIGH_VOLUME_OUTBOUND',
            'ENHANCED_CONTACT_MONITORING',
            'ENHANCED_CHAT_MONITORING',
            'MULTI_PARTY_CHAT_CONFERENCE',
            'MESSAGE_STREAMING',
          ],
          in: 'uri',
          name: 'AttributeType',
        },
      },
    },
    output: {
      members: {
        Attribute: 'structure',
      },
      required: [],
    },
    errors: {
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ThrottlingException: 429,
    },
  },
  UpdateInstanceAttribute: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/instance/{InstanceId}/attribute/{AttributeType}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'AttributeType', 'Value'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        AttributeType: {
          type: 'string',
          enum: [
            'INBOUND_CALLS',
            'OUTBOUND_CALLS',
            'CONTACTFLOW_LOGS',
            'CONTACT_LENS',
            'AUTO_RESOLVE_BEST_VOICES',
            'USE_CUSTOM_TTS_VOICES',
            'EARLY_MEDIA',
            'MULTI_PARTY_CONFERENCE',
            'HIGH_VOLUME_OUTBOUND',
            'ENHANCED_CONTACT_MONITORING',
            'ENHANCED_CHAT_MONITORING',
            'MULTI_PARTY_CHAT_CONFERENCE',
            'MESSAGE_STREAMING',
          ],
          in: 'uri',
          name: 'AttributeType',
        },
        Value: {
          type: 'string',
          min: 1,
          max: 100,
        },
        ClientToken: {
          type: 'string',
          max: 500,
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ThrottlingException: 429,
    },
  },
  ListInstanceAttributes: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/instance/{InstanceId}/attributes',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 7,
          in: 'querystring',
          name: 'maxResults',
        },
      },
    },
    output: {
      members: {
        Attributes: 'list',
        NextToken: 'string',
      },
      required: [],
    },
    errors: {
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ThrottlingException: 429,
    },
  },
  CreateQuickConnect: {
    service: 'connect',
    http: {
      method: 'PUT',
      path: '/quick-connects/{InstanceId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'Name', 'QuickConnectConfig'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        Name: {
          type: 'string',
          min: 1,
          max: 127,
        },
        Description: {
          type: 'string',
          min: 1,
          max: 250,
        },
        QuickConnectConfig: {
          type: 'structure',
          required: ['QuickConnectType'],
          members: {
            QuickConnectType: {
              type: 'string',
              enum: ['USER', 'QUEUE', 'PHONE_NUMBER', 'FLOW'],
            },
            UserConfig: {
              type: 'structure',
              required: ['UserId', 'ContactFlowId'],
              members: {
                UserId: {
                  type: 'string',
                },
                ContactFlowId: {
                  type: 'string',
                  max: 500,
                },
              },
            },
            QueueConfig: {
              type: 'structure',
              required: ['QueueId', 'ContactFlowId'],
              members: {
                QueueId: {
                  type: 'string',
                },
                ContactFlowId: {
                  type: 'string',
                  max: 500,
                },
              },
            },
            PhoneConfig: {
              type: 'structure',
              required: ['PhoneNumber'],
              members: {
                PhoneNumber: {
                  type: 'string',
                  // AWS's own model escapes it twice: read by the letter, it would let no number through.
                  pattern: '\\+[1-9]\\d{1,14}$',
                },
              },
            },
            FlowConfig: {
              type: 'structure',
              required: ['ContactFlowId'],
              members: {
                ContactFlowId: {
                  type: 'string',
                  max: 500,
                },
              },
            },
          },
        },
        Tags: {
          type: 'map',
          min: 1,
          max: 50,
          key: {
            type: 'string',
            min: 1,
            max: 128,
            pattern: '^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$',
          },
          value: {
            type: 'string',
            max: 256,
          },
        },
      },
    },
    output: {
      members: {
        QuickConnectARN: 'string',
        QuickConnectId: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      DuplicateResourceException: 409,
      ResourceNotFoundException: 404,
      LimitExceededException: 429,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  DescribeQuickConnect: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/quick-connects/{InstanceId}/{QuickConnectId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'QuickConnectId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        QuickConnectId: {
          type: 'string',
          in: 'uri',
          name: 'QuickConnectId',
        },
      },
    },
    output: {
      members: {
        QuickConnect: 'structure',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  DeleteQuickConnect: {
    service: 'connect',
    http: {
      method: 'DELETE',
      path: '/quick-connects/{InstanceId}/{QuickConnectId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'QuickConnectId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        QuickConnectId: {
          type: 'string',
          in: 'uri',
          name: 'QuickConnectId',
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  ListQuickConnects: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/quick-connects/{InstanceId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 1000,
          in: 'querystring',
          name: 'maxResults',
        },
        QuickConnectTypes: {
          type: 'list',
          max: 4,
          of: {
            type: 'string',
            enum: ['USER', 'QUEUE', 'PHONE_NUMBER', 'FLOW'],
          },
          in: 'querystring',
          name: 'QuickConnectTypes',
        },
      },
    },
    output: {
      members: {
        QuickConnectSummaryList: 'list',
        NextToken: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  SearchQuickConnects: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/search-quick-connects',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        NextToken: {
          type: 'string',
          min: 1,
          max: 2500,
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 100,
        },
        SearchFilter: {
          type: 'structure',
          required: [],
          members: {
            TagFilter: {
              type: 'structure',
              required: [],
              members: {
                OrConditions: {
                  type: 'list',
                  of: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                },
                AndConditions: {
                  type: 'list',
                  of: {
                    type: 'structure',
                    required: [],
                    members: {
                      TagKey: {
                        type: 'string',
                      },
                      TagValue: {
                        type: 'string',
                      },
                    },
                  },
                },
                TagCondition: {
                  type: 'structure',
                  required: [],
                  members: {
                    TagKey: {
                      type: 'string',
                    },
                    TagValue: {
                      type: 'string',
                    },
                  },
                },
              },
            },
          },
        },
        SearchCriteria: {
          type: 'structure',
          required: [],
          members: {
            OrConditions: {
              type: 'list',
              of: {
                type: 'structure',
                required: [],
                members: {
                  OrConditions: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                  AndConditions: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                  StringCondition: {
                    type: 'structure',
                    required: [],
                    members: {
                      FieldName: {
                        type: 'string',
                      },
                      Value: {
                        type: 'string',
                      },
                      ComparisonType: {
                        type: 'string',
                        enum: ['STARTS_WITH', 'CONTAINS', 'EXACT'],
                      },
                    },
                  },
                },
              },
            },
            AndConditions: {
              type: 'list',
              of: {
                type: 'structure',
                required: [],
                members: {
                  OrConditions: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                  AndConditions: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                  StringCondition: {
                    type: 'structure',
                    required: [],
                    members: {
                      FieldName: {
                        type: 'string',
                      },
                      Value: {
                        type: 'string',
                      },
                      ComparisonType: {
                        type: 'string',
                        enum: ['STARTS_WITH', 'CONTAINS', 'EXACT'],
                      },
                    },
                  },
                },
              },
            },
            StringCondition: {
              type: 'structure',
              required: [],
              members: {
                FieldName: {
                  type: 'string',
                },
                Value: {
                  type: 'string',
                },
                ComparisonType: {
                  type: 'string',
                  enum: ['STARTS_WITH', 'CONTAINS', 'EXACT'],
                },
              },
            },
          },
        },
      },
    },
    output: {
      members: {
        QuickConnects: 'list',
        NextToken: 'string',
        ApproximateTotalCount: 'long',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  UpdateQuickConnectConfig: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/quick-connects/{InstanceId}/{QuickConnectId}/config',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'QuickConnectId', 'QuickConnectConfig'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        QuickConnectId: {
          type: 'string',
          in: 'uri',
          name: 'QuickConnectId',
        },
        QuickConnectConfig: {
          type: 'structure',
          required: ['QuickConnectType'],
          members: {
            QuickConnectType: {
              type: 'string',
              enum: ['USER', 'QUEUE', 'PHONE_NUMBER', 'FLOW'],
            },
            UserConfig: {
              type: 'structure',
              required: ['UserId', 'ContactFlowId'],
              members: {
                UserId: {
                  type: 'string',
                },
                ContactFlowId: {
                  type: 'string',
                  max: 500,
                },
              },
            },
            QueueConfig: {
              type: 'structure',
              required: ['QueueId', 'ContactFlowId'],
              members: {
                QueueId: {
                  type: 'string',
                },
                ContactFlowId: {
                  type: 'string',
                  max: 500,
                },
              },
            },
            PhoneConfig: {
              type: 'structure',
              required: ['PhoneNumber'],
              members: {
                PhoneNumber: {
                  type: 'string',
                  // AWS's own model escapes it twice: read by the letter, it would let no number through.
                  pattern: '\\+[1-9]\\d{1,14}$',
                },
              },
            },
            FlowConfig: {
              type: 'structure',
              required: ['ContactFlowId'],
              members: {
                ContactFlowId: {
                  type: 'string',
                  max: 500,
                },
              },
            },
          },
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  UpdateQuickConnectName: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/quick-connects/{InstanceId}/{QuickConnectId}/name',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'QuickConnectId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        QuickConnectId: {
          type: 'string',
          in: 'uri',
          name: 'QuickConnectId',
        },
        Name: {
          type: 'string',
          min: 1,
          max: 127,
        },
        Description: {
          type: 'string',
          min: 0,
          max: 250,
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  AssociateQueueQuickConnects: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/queues/{InstanceId}/{QueueId}/associate-quick-connects',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'QueueId', 'QuickConnectIds'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        QueueId: {
          type: 'string',
          in: 'uri',
          name: 'QueueId',
        },
        QuickConnectIds: {
          type: 'list',
          min: 1,
          max: 50,
          of: {
            type: 'string',
          },
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      LimitExceededException: 429,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  DisassociateQueueQuickConnects: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/queues/{InstanceId}/{QueueId}/disassociate-quick-connects',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'QueueId', 'QuickConnectIds'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        QueueId: {
          type: 'string',
          in: 'uri',
          name: 'QueueId',
        },
        QuickConnectIds: {
          type: 'list',
          min: 1,
          max: 50,
          of: {
            type: 'string',
          },
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  ListQueueQuickConnects: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/queues/{InstanceId}/{QueueId}/quick-connects',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'QueueId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        QueueId: {
          type: 'string',
          in: 'uri',
          name: 'QueueId',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 100,
          in: 'querystring',
          name: 'maxResults',
        },
      },
    },
    output: {
      members: {
        NextToken: 'string',
        QuickConnectSummaryList: 'list',
        LastModifiedTime: 'timestamp',
        LastModifiedRegion: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  ListApprovedOrigins: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/instance/{InstanceId}/approved-origins',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 25,
          in: 'querystring',
          name: 'maxResults',
        },
      },
    },
    output: {
      members: {
        Origins: 'list',
        NextToken: 'string',
      },
      required: [],
    },
    errors: {
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ThrottlingException: 429,
    },
  },
  AssociateApprovedOrigin: {
    service: 'connect',
    http: {
      method: 'PUT',
      path: '/instance/{InstanceId}/approved-origin',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'Origin'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        Origin: {
          type: 'string',
          max: 267,
        },
        ClientToken: {
          type: 'string',
          max: 500,
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      ResourceNotFoundException: 404,
      ResourceConflictException: 409,
      InternalServiceException: 500,
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ServiceQuotaExceededException: 402,
      ThrottlingException: 429,
    },
  },
  DisassociateApprovedOrigin: {
    service: 'connect',
    http: {
      method: 'DELETE',
      path: '/instance/{InstanceId}/approved-origin',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'Origin'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        Origin: {
          type: 'string',
          max: 267,
          in: 'querystring',
          name: 'origin',
        },
        ClientToken: {
          type: 'string',
          max: 500,
          in: 'querystring',
          name: 'clientToken',
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ThrottlingException: 429,
    },
  },
  ListUsers: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/users-summary/{InstanceId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 1000,
          in: 'querystring',
          name: 'maxResults',
        },
      },
    },
    output: {
      members: {
        UserSummaryList: 'list',
        NextToken: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  DescribeUser: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/users/{InstanceId}/{UserId}',
    },
    input: {
      type: 'structure',
      required: ['UserId', 'InstanceId'],
      members: {
        UserId: {
          type: 'string',
          in: 'uri',
          name: 'UserId',
        },
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
      },
    },
    output: {
      members: {
        User: 'structure',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  SearchUsers: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/search-users',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        NextToken: {
          type: 'string',
          min: 1,
          max: 2500,
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 500,
        },
        SearchFilter: {
          type: 'structure',
          required: [],
          members: {
            TagFilter: {
              type: 'structure',
              required: [],
              members: {
                OrConditions: {
                  type: 'list',
                  of: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                },
                AndConditions: {
                  type: 'list',
                  of: {
                    type: 'structure',
                    required: [],
                    members: {
                      TagKey: {
                        type: 'string',
                      },
                      TagValue: {
                        type: 'string',
                      },
                    },
                  },
                },
                TagCondition: {
                  type: 'structure',
                  required: [],
                  members: {
                    TagKey: {
                      type: 'string',
                    },
                    TagValue: {
                      type: 'string',
                    },
                  },
                },
              },
            },
            UserAttributeFilter: {
              type: 'structure',
              required: [],
              members: {
                OrConditions: {
                  type: 'list',
                  of: {
                    type: 'structure',
                    required: [],
                    members: {
                      TagConditions: {
                        type: 'list',
                      },
                      HierarchyGroupCondition: {
                        type: 'structure',
                      },
                    },
                  },
                },
                AndCondition: {
                  type: 'structure',
                  required: [],
                  members: {
                    TagConditions: {
                      type: 'list',
                      of: {
                        type: 'structure',
                      },
                    },
                    HierarchyGroupCondition: {
                      type: 'structure',
                      required: [],
                      members: {
                        Value: {
                          type: 'string',
                        },
                        HierarchyGroupMatchType: {
                          type: 'string',
                          enum: ['EXACT', 'WITH_CHILD_GROUPS'],
                        },
                      },
                    },
                  },
                },
                TagCondition: {
                  type: 'structure',
                  required: [],
                  members: {
                    TagKey: {
                      type: 'string',
                    },
                    TagValue: {
                      type: 'string',
                    },
                  },
                },
                HierarchyGroupCondition: {
                  type: 'structure',
                  required: [],
                  members: {
                    Value: {
                      type: 'string',
                    },
                    HierarchyGroupMatchType: {
                      type: 'string',
                      enum: ['EXACT', 'WITH_CHILD_GROUPS'],
                    },
                  },
                },
              },
            },
          },
        },
        SearchCriteria: {
          type: 'structure',
          required: [],
          members: {
            OrConditions: {
              type: 'list',
              of: {
                type: 'structure',
                required: [],
                members: {
                  OrConditions: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                  AndConditions: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                  StringCondition: {
                    type: 'structure',
                    required: [],
                    members: {
                      FieldName: {
                        type: 'string',
                      },
                      Value: {
                        type: 'string',
                      },
                      ComparisonType: {
                        type: 'string',
                        enum: ['STARTS_WITH', 'CONTAINS', 'EXACT'],
                      },
                    },
                  },
                  ListCondition: {
                    type: 'structure',
                    required: [],
                    members: {
                      TargetListType: {
                        type: 'string',
                        enum: ['PROFICIENCIES'],
                      },
                      Conditions: {
                        type: 'list',
                      },
                    },
                  },
                  HierarchyGroupCondition: {
                    type: 'structure',
                    required: [],
                    members: {
                      Value: {
                        type: 'string',
                      },
                      HierarchyGroupMatchType: {
                        type: 'string',
                        enum: ['EXACT', 'WITH_CHILD_GROUPS'],
                      },
                    },
                  },
                },
              },
            },
            AndConditions: {
              type: 'list',
              of: {
                type: 'structure',
                required: [],
                members: {
                  OrConditions: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                  AndConditions: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                  StringCondition: {
                    type: 'structure',
                    required: [],
                    members: {
                      FieldName: {
                        type: 'string',
                      },
                      Value: {
                        type: 'string',
                      },
                      ComparisonType: {
                        type: 'string',
                        enum: ['STARTS_WITH', 'CONTAINS', 'EXACT'],
                      },
                    },
                  },
                  ListCondition: {
                    type: 'structure',
                    required: [],
                    members: {
                      TargetListType: {
                        type: 'string',
                        enum: ['PROFICIENCIES'],
                      },
                      Conditions: {
                        type: 'list',
                      },
                    },
                  },
                  HierarchyGroupCondition: {
                    type: 'structure',
                    required: [],
                    members: {
                      Value: {
                        type: 'string',
                      },
                      HierarchyGroupMatchType: {
                        type: 'string',
                        enum: ['EXACT', 'WITH_CHILD_GROUPS'],
                      },
                    },
                  },
                },
              },
            },
            StringCondition: {
              type: 'structure',
              required: [],
              members: {
                FieldName: {
                  type: 'string',
                },
                Value: {
                  type: 'string',
                },
                ComparisonType: {
                  type: 'string',
                  enum: ['STARTS_WITH', 'CONTAINS', 'EXACT'],
                },
              },
            },
            ListCondition: {
              type: 'structure',
              required: [],
              members: {
                TargetListType: {
                  type: 'string',
                  enum: ['PROFICIENCIES'],
                },
                Conditions: {
                  type: 'list',
                  of: {
                    type: 'structure',
                    required: [],
                    members: {
                      StringCondition: {
                        type: 'structure',
                      },
                      NumberCondition: {
                        type: 'structure',
                      },
                    },
                  },
                },
              },
            },
            HierarchyGroupCondition: {
              type: 'structure',
              required: [],
              members: {
                Value: {
                  type: 'string',
                },
                HierarchyGroupMatchType: {
                  type: 'string',
                  enum: ['EXACT', 'WITH_CHILD_GROUPS'],
                },
              },
            },
          },
        },
      },
    },
    output: {
      members: {
        Users: 'list',
        NextToken: 'string',
        ApproximateTotalCount: 'long',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  PutUserStatus: {
    service: 'connect',
    http: {
      method: 'PUT',
      path: '/users/{InstanceId}/{UserId}/status',
    },
    input: {
      type: 'structure',
      required: ['UserId', 'InstanceId', 'AgentStatusId'],
      members: {
        UserId: {
          type: 'string',
          in: 'uri',
          name: 'UserId',
        },
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        AgentStatusId: {
          type: 'string',
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      AccessDeniedException: 403,
      InternalServiceException: 500,
    },
  },
  ListAgentStatuses: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/agent-status/{InstanceId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 1000,
          in: 'querystring',
          name: 'maxResults',
        },
        AgentStatusTypes: {
          type: 'list',
          max: 3,
          of: {
            type: 'string',
            enum: ['ROUTABLE', 'CUSTOM', 'OFFLINE'],
          },
          in: 'querystring',
          name: 'AgentStatusTypes',
        },
      },
    },
    output: {
      members: {
        NextToken: 'string',
        AgentStatusSummaryList: 'list',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  ListQueues: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/queues-summary/{InstanceId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        QueueTypes: {
          type: 'list',
          max: 2,
          of: {
            type: 'string',
            enum: ['STANDARD', 'AGENT'],
          },
          in: 'querystring',
          name: 'queueTypes',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 1000,
          in: 'querystring',
          name: 'maxResults',
        },
      },
    },
    output: {
      members: {
        QueueSummaryList: 'list',
        NextToken: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  DescribeQueue: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/queues/{InstanceId}/{QueueId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'QueueId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        QueueId: {
          type: 'string',
          in: 'uri',
          name: 'QueueId',
        },
      },
    },
    output: {
      members: {
        Queue: 'structure',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  DescribeRoutingProfile: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/routing-profiles/{InstanceId}/{RoutingProfileId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'RoutingProfileId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        RoutingProfileId: {
          type: 'string',
          in: 'uri',
          name: 'RoutingProfileId',
        },
      },
    },
    output: {
      members: {
        RoutingProfile: 'structure',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  ListRoutingProfileQueues: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/routing-profiles/{InstanceId}/{RoutingProfileId}/queues',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'RoutingProfileId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        RoutingProfileId: {
          type: 'string',
          in: 'uri',
          name: 'RoutingProfileId',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 100,
          in: 'querystring',
          name: 'maxResults',
        },
      },
    },
    output: {
      members: {
        NextToken: 'string',
        RoutingProfileQueueConfigSummaryList: 'list',
        LastModifiedTime: 'timestamp',
        LastModifiedRegion: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  ListRoutingProfiles: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/routing-profiles-summary/{InstanceId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 1000,
          in: 'querystring',
          name: 'maxResults',
        },
      },
    },
    output: {
      members: {
        RoutingProfileSummaryList: 'list',
        NextToken: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  ListSecurityProfiles: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/security-profiles-summary/{InstanceId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 1000,
          in: 'querystring',
          name: 'maxResults',
        },
      },
    },
    output: {
      members: {
        SecurityProfileSummaryList: 'list',
        NextToken: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  ListSecurityProfilePermissions: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/security-profiles-permissions/{InstanceId}/{SecurityProfileId}',
    },
    input: {
      type: 'structure',
      required: ['SecurityProfileId', 'InstanceId'],
      members: {
        SecurityProfileId: {
          type: 'string',
          in: 'uri',
          name: 'SecurityProfileId',
        },
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 1000,
          in: 'querystring',
          name: 'maxResults',
        },
      },
    },
    output: {
      members: {
        Permissions: 'list',
        NextToken: 'string',
        LastModifiedTime: 'timestamp',
        LastModifiedRegion: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  ListContactFlows: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/contact-flows-summary/{InstanceId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        ContactFlowTypes: {
          type: 'list',
          max: 10,
          of: {
            type: 'string',
            enum: [
              'CONTACT_FLOW',
              'CUSTOMER_QUEUE',
              'CUSTOMER_HOLD',
              'CUSTOMER_WHISPER',
              'AGENT_HOLD',
              'AGENT_WHISPER',
              'OUTBOUND_WHISPER',
              'AGENT_TRANSFER',
              'QUEUE_TRANSFER',
              'CAMPAIGN',
            ],
          },
          in: 'querystring',
          name: 'contactFlowTypes',
        },
        NextToken: {
          type: 'string',
          in: 'querystring',
          name: 'nextToken',
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 1000,
          in: 'querystring',
          name: 'maxResults',
        },
      },
    },
    output: {
      members: {
        ContactFlowSummaryList: 'list',
        NextToken: 'string',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  DescribeContactFlow: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/contact-flows/{InstanceId}/{ContactFlowId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'ContactFlowId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        ContactFlowId: {
          type: 'string',
          max: 500,
          in: 'uri',
          name: 'ContactFlowId',
        },
      },
    },
    output: {
      members: {
        ContactFlow: 'structure',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      ContactFlowNotPublishedException: 404,
      ThrottlingException: 429,
      InternalServiceException: 500,
    },
  },
  GetContactAttributes: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/contact/attributes/{InstanceId}/{InitialContactId}',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'InitialContactId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        InitialContactId: {
          type: 'string',
          min: 1,
          max: 256,
          in: 'uri',
          name: 'InitialContactId',
        },
      },
    },
    output: {
      members: {
        Attributes: 'map',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
    },
  },
  UpdateContactAttributes: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/contact/attributes',
    },
    input: {
      type: 'structure',
      required: ['InitialContactId', 'InstanceId', 'Attributes'],
      members: {
        InitialContactId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        Attributes: {
          type: 'map',
          key: {
            type: 'string',
            min: 1,
            max: 32767,
          },
          value: {
            type: 'string',
            min: 0,
            max: 32767,
          },
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      InvalidActiveRegionException: 400,
    },
  },
  ListTagsForResource: {
    service: 'connect',
    http: {
      method: 'GET',
      path: '/tags/{resourceArn}',
    },
    input: {
      type: 'structure',
      required: ['resourceArn'],
      members: {
        resourceArn: {
          type: 'string',
          in: 'uri',
          name: 'resourceArn',
        },
      },
    },
    output: {
      members: {
        tags: 'map',
      },
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      InternalServiceException: 500,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
    },
  },
  TagContact: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/contact/tags',
    },
    input: {
      type: 'structure',
      required: ['ContactId', 'InstanceId', 'Tags'],
      members: {
        ContactId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        Tags: {
          type: 'map',
          min: 1,
          max: 6,
          key: {
            type: 'string',
            min: 1,
            max: 128,
            pattern: '^(?!aws:)[a-zA-Z+-=._:/]+$',
          },
          value: {
            type: 'string',
            max: 256,
          },
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      InvalidParameterException: 400,
      ThrottlingException: 429,
      InvalidActiveRegionException: 400,
    },
  },
  UntagContact: {
    service: 'connect',
    http: {
      method: 'DELETE',
      path: '/contact/tags/{InstanceId}/{ContactId}',
    },
    input: {
      type: 'structure',
      required: ['ContactId', 'InstanceId', 'TagKeys'],
      members: {
        ContactId: {
          type: 'string',
          min: 1,
          max: 256,
          in: 'uri',
          name: 'ContactId',
        },
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
          in: 'uri',
          name: 'InstanceId',
        },
        TagKeys: {
          type: 'list',
          min: 1,
          max: 6,
          of: {
            type: 'string',
            min: 1,
            max: 128,
            pattern: '^(?!aws:)[a-zA-Z+-=._:/]+$',
          },
          in: 'querystring',
          name: 'TagKeys',
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      InvalidParameterException: 400,
      ThrottlingException: 429,
      InvalidActiveRegionException: 400,
    },
  },
  TagResource: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/tags/{resourceArn}',
    },
    input: {
      type: 'structure',
      required: ['resourceArn', 'tags'],
      members: {
        resourceArn: {
          type: 'string',
          in: 'uri',
          name: 'resourceArn',
        },
        tags: {
          type: 'map',
          min: 1,
          max: 50,
          key: {
            type: 'string',
            min: 1,
            max: 128,
            pattern: '^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$',
          },
          value: {
            type: 'string',
            max: 256,
          },
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      InternalServiceException: 500,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
    },
  },
  UntagResource: {
    service: 'connect',
    http: {
      method: 'DELETE',
      path: '/tags/{resourceArn}',
    },
    input: {
      type: 'structure',
      required: ['resourceArn', 'tagKeys'],
      members: {
        resourceArn: {
          type: 'string',
          in: 'uri',
          name: 'resourceArn',
        },
        tagKeys: {
          type: 'list',
          min: 1,
          max: 50,
          of: {
            type: 'string',
            min: 1,
            max: 128,
            pattern: '^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$',
          },
          in: 'querystring',
          name: 'tagKeys',
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      InternalServiceException: 500,
      ResourceNotFoundException: 404,
      ThrottlingException: 429,
    },
  },
  SearchContacts: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/search-contacts',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'TimeRange'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        TimeRange: {
          type: 'structure',
          required: ['Type', 'StartTime', 'EndTime'],
          members: {
            Type: {
              type: 'string',
              enum: [
                'INITIATION_TIMESTAMP',
                'SCHEDULED_TIMESTAMP',
                'CONNECTED_TO_AGENT_TIMESTAMP',
                'DISCONNECT_TIMESTAMP',
                'ENQUEUE_TIMESTAMP',
              ],
            },
            StartTime: {
              type: 'timestamp',
            },
            EndTime: {
              type: 'timestamp',
            },
          },
        },
        SearchCriteria: {
          type: 'structure',
          required: [],
          members: {
            Name: {
              type: 'structure',
              required: ['SearchText', 'MatchType'],
              members: {
                SearchText: {
                  type: 'list',
                  min: 0,
                  max: 100,
                  of: {
                    type: 'string',
                    max: 128,
                    sensitive: true,
                  },
                },
                MatchType: {
                  type: 'string',
                  enum: ['MATCH_ALL', 'MATCH_ANY', 'MATCH_EXACT', 'MATCH_NONE'],
                },
              },
            },
            AgentIds: {
              type: 'list',
              min: 0,
              max: 100,
              of: {
                type: 'string',
                min: 1,
                max: 256,
              },
            },
            AgentHierarchyGroups: {
              type: 'structure',
              required: [],
              members: {
                L1Ids: {
                  type: 'list',
                  min: 0,
                  max: 10,
                  of: {
                    type: 'string',
                  },
                },
                L2Ids: {
                  type: 'list',
                  min: 0,
                  max: 10,
                  of: {
                    type: 'string',
                  },
                },
                L3Ids: {
                  type: 'list',
                  min: 0,
                  max: 10,
                  of: {
                    type: 'string',
                  },
                },
                L4Ids: {
                  type: 'list',
                  min: 0,
                  max: 10,
                  of: {
                    type: 'string',
                  },
                },
                L5Ids: {
                  type: 'list',
                  min: 0,
                  max: 10,
                  of: {
                    type: 'string',
                  },
                },
              },
            },
            Channels: {
              type: 'list',
              of: {
                type: 'string',
                enum: ['VOICE', 'CHAT', 'TASK', 'EMAIL'],
              },
            },
            ContactAnalysis: {
              type: 'structure',
              required: [],
              members: {
                Transcript: {
                  type: 'structure',
                  required: ['Criteria'],
                  members: {
                    Criteria: {
                      type: 'list',
                      min: 0,
                      max: 6,
                      of: {
                        type: 'structure',
                      },
                    },
                    MatchType: {
                      type: 'string',
                      enum: ['MATCH_ALL', 'MATCH_ANY', 'MATCH_EXACT', 'MATCH_NONE'],
                    },
                  },
                },
              },
            },
            InitiationMethods: {
              type: 'list',
              of: {
                type: 'string',
                enum: [
                  'INBOUND',
                  'OUTBOUND',
                  'TRANSFER',
                  'QUEUE_TRANSFER',
                  'CALLBACK',
                  'API',
                  'DISCONNECT',
                  'MONITOR',
                  'EXTERNAL_OUTBOUND',
                  'WEBRTC_API',
                  'AGENT_REPLY',
                  'FLOW',
                ],
              },
            },
            QueueIds: {
              type: 'list',
              min: 0,
              max: 100,
              of: {
                type: 'string',
              },
            },
            RoutingCriteria: {
              type: 'structure',
              required: [],
              members: {
                Steps: {
                  type: 'list',
                  of: {
                    type: 'structure',
                    required: [],
                    members: {
                      AgentCriteria: {
                        type: 'structure',
                      },
                    },
                  },
                },
              },
            },
            AdditionalTimeRange: {
              type: 'structure',
              required: ['Criteria', 'MatchType'],
              members: {
                Criteria: {
                  type: 'list',
                  of: {
                    type: 'structure',
                    required: [],
                    members: {
                      TimeRange: {
                        type: 'structure',
                      },
                      TimestampCondition: {
                        type: 'structure',
                      },
                    },
                  },
                },
                MatchType: {
                  type: 'string',
                  enum: ['MATCH_ALL', 'MATCH_ANY', 'MATCH_EXACT', 'MATCH_NONE'],
                },
              },
            },
            SearchableContactAttributes: {
              type: 'structure',
              required: ['Criteria'],
              members: {
                Criteria: {
                  type: 'list',
                  min: 0,
                  max: 15,
                  of: {
                    type: 'structure',
                    required: ['Key', 'Values'],
                    members: {
                      Key: {
                        type: 'string',
                        min: 1,
                        max: 100,
                        sensitive: true,
                      },
                      Values: {
                        type: 'list',
                        min: 0,
                        max: 20,
                      },
                    },
                  },
                },
                MatchType: {
                  type: 'string',
                  enum: ['MATCH_ALL', 'MATCH_ANY', 'MATCH_EXACT', 'MATCH_NONE'],
                },
              },
            },
            SearchableSegmentAttributes: {
              type: 'structure',
              required: ['Criteria'],
              members: {
                Criteria: {
                  type: 'list',
                  min: 1,
                  max: 15,
                  of: {
                    type: 'structure',
                    required: ['Key', 'Values'],
                    members: {
                      Key: {
                        type: 'string',
                        min: 1,
                        max: 64,
                        sensitive: true,
                      },
                      Values: {
                        type: 'list',
                        min: 1,
                        max: 20,
                        sensitive: true,
                      },
                    },
                  },
                },
                MatchType: {
                  type: 'string',
                  enum: ['MATCH_ALL', 'MATCH_ANY', 'MATCH_EXACT', 'MATCH_NONE'],
                },
              },
            },
            ActiveRegions: {
              type: 'list',
              of: {
                type: 'string',
                pattern: '[a-z]{2}(-[a-z]+){1,2}(-[0-9])?',
              },
            },
            ContactTags: {
              type: 'structure',
              required: [],
              members: {
                OrConditions: {
                  type: 'list',
                  of: {
                    type: 'list',
                    of: {
                      type: 'structure',
                    },
                  },
                },
                AndConditions: {
                  type: 'list',
                  of: {
                    type: 'structure',
                    required: [],
                    members: {
                      TagKey: {
                        type: 'string',
                      },
                      TagValue: {
                        type: 'string',
                      },
                    },
                  },
                },
                TagCondition: {
                  type: 'structure',
                  required: [],
                  members: {
                    TagKey: {
                      type: 'string',
                    },
                    TagValue: {
                      type: 'string',
                    },
                  },
                },
              },
            },
          },
        },
        MaxResults: {
          type: 'integer',
          min: 1,
          max: 100,
        },
        NextToken: {
          type: 'string',
          min: 1,
          max: 100000,
        },
        Sort: {
          type: 'structure',
          required: ['FieldName', 'Order'],
          members: {
            FieldName: {
              type: 'string',
              enum: [
                'INITIATION_TIMESTAMP',
                'SCHEDULED_TIMESTAMP',
                'CONNECTED_TO_AGENT_TIMESTAMP',
                'DISCONNECT_TIMESTAMP',
                'INITIATION_METHOD',
                'CHANNEL',
                'EXPIRY_TIMESTAMP',
              ],
            },
            Order: {
              type: 'string',
              enum: ['ASCENDING', 'DESCENDING'],
            },
          },
        },
      },
    },
    output: {
      members: {
        Contacts: 'list',
        NextToken: 'string',
        TotalCount: 'long',
      },
      required: ['Contacts'],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      ThrottlingException: 429,
    },
  },
  StartContactStreaming: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/contact/start-streaming',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'ContactId', 'ChatStreamingConfiguration', 'ClientToken'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        ContactId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        ChatStreamingConfiguration: {
          type: 'structure',
          required: ['StreamingEndpointArn'],
          members: {
            StreamingEndpointArn: {
              type: 'string',
              min: 1,
              max: 350,
            },
          },
        },
        ClientToken: {
          type: 'string',
          max: 500,
        },
      },
    },
    output: {
      members: {
        StreamingId: 'string',
      },
      required: ['StreamingId'],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      LimitExceededException: 429,
    },
  },
  StopContactStreaming: {
    service: 'connect',
    http: {
      method: 'POST',
      path: '/contact/stop-streaming',
    },
    input: {
      type: 'structure',
      required: ['InstanceId', 'ContactId', 'StreamingId'],
      members: {
        InstanceId: {
          type: 'string',
          min: 1,
          max: 100,
        },
        ContactId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        StreamingId: {
          type: 'string',
          min: 1,
          max: 100,
        },
      },
    },
    output: {
      members: {},
      required: [],
    },
    errors: {
      InvalidRequestException: 400,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
    },
  },
} as const satisfies Readonly<Record<string, Operation>>
