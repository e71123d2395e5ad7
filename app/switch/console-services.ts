/** A place in the console that one may want to arrive at. */
export type ConsoleService = {
  /** As it is typed. */
  readonly id: string
  readonly title: string
  /** Path of its first page. */
  readonly path: string
  /** `global`: its page knows no region. */
  readonly scope: 'regional' | 'global'
  /** Partitions that have no such page. */
  readonly notIn: readonly string[]
}

const regional = (id: string, title: string, path: string): ConsoleService => ({
  id,
  title,
  path,
  scope: 'regional',
  notIn: [],
})

const global = (id: string, title: string, path: string, notIn: readonly string[] = []): ConsoleService => ({
  id,
  title,
  path,
  scope: 'global',
  notIn,
})

/** Where one arrives when nothing was chosen. */
export const CONSOLE_HOME: ConsoleService = regional('home', 'Console Home', '/console/home')

/** Services by the first page of their console, as their own links name it (November 2026), by title. */
export const CONSOLE_SERVICES: readonly ConsoleService[] = [
  CONSOLE_HOME,
  regional('apigateway', 'API Gateway', '/apigateway/home'),
  regional('athena', 'Athena', '/athena/home'),
  regional('autoscaling', 'Auto Scaling groups', '/ec2autoscaling/home'),
  regional('backup', 'Backup', '/backup/home'),
  regional('batch', 'Batch', '/batch/home'),
  global('billing', 'Billing', '/billing/home', ['aws-us-gov']),
  regional('acm', 'Certificate Manager', '/acm/home'),
  regional('cloudformation', 'CloudFormation', '/cloudformation/home'),
  global('cloudfront', 'CloudFront', '/cloudfront/v4/home', ['aws-us-gov']),
  regional('cloudtrail', 'CloudTrail', '/cloudtrail/home'),
  regional('cloudwatch', 'CloudWatch', '/cloudwatch/home'),
  regional('codebuild', 'CodeBuild', '/codesuite/codebuild/home'),
  regional('codepipeline', 'CodePipeline', '/codesuite/codepipeline/home'),
  regional('config', 'Config', '/config/home'),
  global('cost', 'Cost Management', '/cost-management/home', ['aws-us-gov', 'aws-cn']),
  regional('dynamodb', 'DynamoDB', '/dynamodbv2/home'),
  regional('ec2', 'EC2', '/ec2/home'),
  regional('ecr', 'Elastic Container Registry', '/ecr/home'),
  regional('ecs', 'Elastic Container Service', '/ecs/home'),
  regional('efs', 'Elastic File System', '/efs/home'),
  regional('eks', 'Elastic Kubernetes Service', '/eks/home'),
  regional('elasticache', 'ElastiCache', '/elasticache/home'),
  regional('events', 'EventBridge', '/events/home'),
  regional('guardduty', 'GuardDuty', '/guardduty/home'),
  global('iam', 'IAM', '/iam/home'),
  regional('kms', 'Key Management Service', '/kms/home'),
  regional('lambda', 'Lambda', '/lambda/home'),
  global('organizations', 'Organizations', '/organizations/home'),
  regional('rds', 'RDS', '/rds/home'),
  regional('redshift', 'Redshift', '/redshiftv2/home'),
  global('route53', 'Route 53', '/route53/home'),
  regional('s3', 'S3', '/s3/home'),
  regional('sagemaker', 'SageMaker', '/sagemaker/home'),
  regional('secretsmanager', 'Secrets Manager', '/secretsmanager/home'),
  regional('sns', 'SNS', '/sns/home'),
  regional('sqs', 'SQS', '/sqs/home'),
  regional('states', 'Step Functions', '/states/home'),
  regional('ssm', 'Systems Manager', '/systems-manager/home'),
  regional('vpc', 'VPC', '/vpc/home'),
]

/** The services of a partition. */
export const consoleServicesOf = (partition: string): readonly ConsoleService[] =>
  CONSOLE_SERVICES.filter(({ notIn }) => !notIn.includes(partition))
