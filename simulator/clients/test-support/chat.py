"""A customer's chat with the AWS SDK for Python: start it, say something, read it back, leave, be refused."""
import json
import sys

import boto3
from botocore.exceptions import ClientError

url, instance_id, contact_flow_id = sys.argv[1:]
connect = boto3.client("connect", endpoint_url=url)
participant = boto3.client("connectparticipant", endpoint_url=url)

started = connect.start_chat_contact(
    InstanceId=instance_id,
    ContactFlowId=contact_flow_id,
    ParticipantDetails={"DisplayName": "Maya"},
)
connection = participant.create_participant_connection(
    Type=["CONNECTION_CREDENTIALS"],
    ConnectParticipant=True,
    ParticipantToken=started["ParticipantToken"],
)
token = connection["ConnectionCredentials"]["ConnectionToken"]
participant.send_message(ConnectionToken=token, ContentType="text/plain", Content="Grüße from Python 🐍")
transcript = participant.get_transcript(ConnectionToken=token)["Transcript"]
participant.disconnect_participant(ConnectionToken=token)
try:
    participant.get_transcript(ConnectionToken=token)
    refused = None
except ClientError as error:
    refused = error.response["Error"]["Code"]
print(json.dumps({"heard": [item["Content"] for item in transcript if "Content" in item], "refused": refused}))
