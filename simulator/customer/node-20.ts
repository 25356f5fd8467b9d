// Node 20 is supported on purpose, and the AWS SDK would say in every process that it will not be for ever. It asks this when the
// first client is made: whatever makes one imports this, and so does every unit test, as its set-up.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
