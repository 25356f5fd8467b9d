import type { Operation } from './operation.ts'

/**
 * The operations of the Amazon Connect Participant Service: bindings, bounds and error statuses, as facts of the public AWS API
 * models (botocore 1.43.11), held against them by facts.test.ts.
 */
export const participantOperations = {
  CancelParticipantAuthentication: {
    service: 'connectparticipant',
    http: {
      method: 'POST',
      path: '/participant/cancel-authentication',
    },
    input: {
      type: 'structure',
      required: ['SessionId', 'ConnectionToken'],
      members: {
        SessionId: {
          type: 'string',
          min: 36,
          max: 36,
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
    output: {
      members: {},
      required: [],
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
    },
  },
  CompleteAttachmentUpload: {
    service: 'connectparticipant',
    http: {
      method: 'POST',
      path: '/participant/complete-attachment-upload',
    },
    input: {
      type: 'structure',
      required: ['AttachmentIds', 'ClientToken', 'ConnectionToken'],
      members: {
        AttachmentIds: {
          type: 'list',
          min: 1,
          max: 1,
          of: {
            type: 'string',
            min: 1,
            max: 256,
          },
        },
        ClientToken: {
          type: 'string',
          min: 1,
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
    output: {
      members: {},
      required: [],
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
      ServiceQuotaExceededException: 402,
      ConflictException: 409,
    },
  },
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
    output: {
      members: {
        Websocket: 'structure',
        ConnectionCredentials: 'structure',
        WebRTCConnection: 'structure',
      },
      required: [],
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
    },
  },
  DescribeView: {
    service: 'connectparticipant',
    http: {
      method: 'GET',
      path: '/participant/views/{ViewToken}',
    },
    input: {
      type: 'structure',
      required: ['ViewToken', 'ConnectionToken'],
      members: {
        ViewToken: {
          type: 'string',
          min: 1,
          max: 1000,
          in: 'uri',
          name: 'ViewToken',
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
    output: {
      members: {
        View: 'structure',
      },
      required: [],
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ResourceNotFoundException: 404,
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
    output: {
      members: {},
      required: [],
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
    },
  },
  GetAttachment: {
    service: 'connectparticipant',
    http: {
      method: 'POST',
      path: '/participant/attachment',
    },
    input: {
      type: 'structure',
      required: ['AttachmentId', 'ConnectionToken'],
      members: {
        AttachmentId: {
          type: 'string',
          min: 1,
          max: 256,
        },
        ConnectionToken: {
          type: 'string',
          min: 1,
          max: 1000,
          in: 'header',
          name: 'X-Amz-Bearer',
        },
        UrlExpiryInSeconds: {
          type: 'integer',
          min: 5,
          max: 300,
        },
      },
    },
    output: {
      members: {
        Url: 'string',
        UrlExpiry: 'string',
        AttachmentSizeInBytes: 'long',
      },
      required: ['AttachmentSizeInBytes'],
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
    },
  },
  GetAuthenticationUrl: {
    service: 'connectparticipant',
    http: {
      method: 'POST',
      path: '/participant/authentication-url',
    },
    input: {
      type: 'structure',
      required: ['SessionId', 'RedirectUri', 'ConnectionToken'],
      members: {
        SessionId: {
          type: 'string',
          min: 36,
          max: 36,
        },
        RedirectUri: {
          type: 'string',
          min: 1,
          max: 1024,
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
    output: {
      members: {
        AuthenticationUrl: 'string',
      },
      required: [],
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
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
    output: {
      members: {
        InitialContactId: 'string',
        Transcript: 'list',
        NextToken: 'string',
      },
      required: [],
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
    output: {
      members: {
        Id: 'string',
        AbsoluteTime: 'string',
      },
      required: [],
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
      ConflictException: 409,
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
    output: {
      members: {
        Id: 'string',
        AbsoluteTime: 'string',
        MessageMetadata: 'structure',
      },
      required: [],
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
    },
  },
  StartAttachmentUpload: {
    service: 'connectparticipant',
    http: {
      method: 'POST',
      path: '/participant/start-attachment-upload',
    },
    input: {
      type: 'structure',
      required: ['ContentType', 'AttachmentSizeInBytes', 'AttachmentName', 'ClientToken', 'ConnectionToken'],
      members: {
        ContentType: {
          type: 'string',
          min: 1,
          max: 255,
        },
        AttachmentSizeInBytes: {
          type: 'long',
          min: 1,
        },
        AttachmentName: {
          type: 'string',
          min: 1,
          max: 256,
        },
        ClientToken: {
          type: 'string',
          min: 1,
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
    output: {
      members: {
        AttachmentId: 'string',
        UploadMetadata: 'structure',
      },
      required: [],
    },
    errors: {
      AccessDeniedException: 403,
      InternalServerException: 500,
      ThrottlingException: 429,
      ValidationException: 400,
      ServiceQuotaExceededException: 402,
    },
  },
} as const satisfies Readonly<Record<string, Operation>>
