/*
 * Places that a chain is explained for without being there: pictured hosts, and environments from a paste.
 */

export const placeText = {
  titles: {
    here: 'This environment',
    ec2: 'EC2 instance',
    ecs: 'ECS task',
    eks: 'EKS pod',
    lambda: 'Lambda function',
    'github-actions': 'GitHub Actions',
    'on-premises': 'On-premises server',
  },
  about: {
    ec2: 'An instance with a role: its metadata service answers; usually no variable is set.',
    ecs: 'A task with a task role: ECS sets the container address; on Fargate there is no instance metadata.',
    eks: 'A pod whose service account has a role: EKS sets the token file and the role; the metadata of the node may answer too.',
    lambda: 'A function with its execution role: Lambda sets keys and a session token as variables.',
    'github-actions':
      'A job after aws-actions/configure-aws-credentials, which sets keys and a session token as variables.',
    'on-premises': 'A server outside AWS: nothing is set, and no metadata service answers.',
  },
  empty: 'There is nothing in it. Paste the output of env, a .env file, docker inspect, or an ECS task definition.',
  notJson: 'It looks like JSON, and cannot be read as such.',
  unknownJson: 'It is JSON, but neither docker inspect nor an ECS task definition: no variables are found in it.',
  noVariables: 'No line in it sets a variable.',
  tooLong: 'It is longer than an environment can be.',
  otherContainers: (taken: string, others: readonly string[]) =>
    `The variables are those of container ${taken}; ${others.join(', ')} ${others.length === 1 ? 'is' : 'are'} left out.`,
  unknownValue: (name: string) => `${name} comes from a secret store: it is set, and its value is not known here.`,
  taskRole: 'The task definition has a task role, so ECS sets the container address when the task runs.',
  unread: (count: number) =>
    count === 1
      ? 'One line sets no variable, and is passed over.'
      : `${count} lines set no variable, and are passed over.`,
} as const
