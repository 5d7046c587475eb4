/** `shiji init`: a county and its three administrators. */
import { initCounty, readConfig } from '@shiji/server';
import type { InitArguments } from '../arguments.ts';
import type { ExitCode, Io } from '../io.ts';
import { print } from '../print.ts';

/** The one-time passwords are the result: they go to stdout, once. */
export async function init({ county, name }: InitArguments, io: Io): Promise<ExitCode> {
  const read = readConfig(io.environment);
  if (!read.ok) {
    print(io.stderr, read.sentences);
    return 2;
  }
  const done = await initCounty(read.config, { code: county, name });
  if (!done.ok) {
    print(io.stderr, [done.sentence]);
    return 1;
  }
  print(io.stdout, [
    `已建立 ${name}（${county}）和三个管理员账号。密码只显示这一次，首次登录须修改；请分别交给三个人：`,
    ...done.administrators.map((one) => `  ${one.name}  登录名 ${one.login}  一次性密码 ${one.password}`),
    '下一步：shiji serve 启动服务；由系统管理员开通考核办的账号，安全管理员授予角色，考核办导入单位和人员。',
  ]);
  return 0;
}
