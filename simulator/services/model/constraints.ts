import type { Operation } from './operation.ts'

/**
 * Bindings, bounds and error statuses of the operations that are simulated: facts of the public AWS API models
 * (botocore 1.43.11).
 */
export const operations = {
  CreateParticipantConnection: {
    service: 'connectparticipant',
    http: {
      method: 'POST',
      path: '/participant/connection',
    },
    input: {
      type: 'structure',
      required: ['ParticipantToken'],
      members: {
        Type: {
          type: 'list',
          min: 1,
          of: {
            type: 'string',
            enum: ['WEBSOCKET', 'CONNECTION_CREDENTIALS', 'WEBRTC_CONNECTION'],
          },
        },
        ParticipantToken: {
          type: 'string',
          min: 1,
          max: 1000,
          in: 'header',
          name: 'X-Amz-Bearer',
        },
        ConnectParticipant: {
          type: 'boolean',
        },
      },
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
    },
  },
  SendMessage: {
    service: 'connectparticipant',
    http: {
      method: 'POST',
      path: '/participant/message',
    },
    input: {
      type: 'structure',
      required: ['ContentType', 'Content', 'ConnectionToken'],
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
        ClientToken: {
          type: 'string',
          max: 500,
        },
        ConnectionToken: {
          type: 'string',
          min: 1,
          max: 1000,
          in: 'header',
          name: 'X-Amz-Bearer',
        },
      },
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
    },
  },
  SendEvent: {
    service: 'connectparticipant',
    http: {
      method: 'POST',
      path: '/participant/event',
    },
    input: {
      type: 'structure',
      required: ['ContentType', 'ConnectionToken'],
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
        ClientToken: {
          type: 'string',
          max: 500,
        },
        ConnectionToken: {
          type: 'string',
          min: 1,
          max: 1000,
          in: 'header',
          name: 'X-Amz-Bearer',
        },
      },
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
      ConflictException: 409,
    },
  },
  GetTranscript: {
    service: 'connectparticipant',
    http: {
      method: 'POST',
      path: '/participant/transcript',
    },
    input: {
      type: 'structure',
      required: ['ConnectionToken'],
      members: {
        ContactId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        MaxResults: {
          type: 'integer',
          min: 0,
          max: 100,
        },
        NextToken: {
          type: 'string',
          min: 1,
          max: 1000,
        },
        ScanDirection: {
          type: 'string',
          enum: ['FORWARD', 'BACKWARD'],
        },
        SortOrder: {
          type: 'string',
          enum: ['DESCENDING', 'ASCENDING'],
        },
        StartPosition: {
          type: 'structure',
          required: [],
          members: {
            Id: {
              type: 'string',
              min: 1,
              max: 256,
            },
            AbsoluteTime: {
              type: 'string',
              min: 1,
              max: 100,
            },
            MostRecent: {
              type: 'integer',
              min: 0,
              max: 100,
            },
          },
        },
        ConnectionToken: {
          type: 'string',
          min: 1,
          max: 1000,
          in: 'header',
          name: 'X-Amz-Bearer',
        },
      },
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
    },
  },
  DisconnectParticipant: {
    service: 'connectparticipant',
    http: {
      method: 'POST',
      path: '/participant/disconnect',
    },
    input: {
      type: 'structure',
      required: ['ConnectionToken'],
      members: {
        ClientToken: {
          type: 'string',
          max: 500,
        },
        ConnectionToken: {
          type: 'string',
          min: 1,
          max: 1000,
          in: 'header',
          name: 'X-Amz-Bearer',
        },
      },
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
    },
  },
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
    errors: {
      InvalidRequestException: 400,
      ContactNotFoundException: 410,
      InvalidParameterException: 400,
      ResourceNotFoundException: 404,
      InternalServiceException: 500,
      InvalidActiveRegionException: 400,
    },
  },
} as const satisfies Readonly<Record<string, Operation>>

export type OperationName = keyof typeof operations
