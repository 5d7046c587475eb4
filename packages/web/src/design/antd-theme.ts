/**
 * antd's theme, made of the tokens. Its style sheet is written when the web is built (build/antd-sheet.ts), one set of variables for
 * each text mode; nothing is styled at run time, so that the page needs no inline style and no nonce.
 */
import type { ThemeConfig } from 'antd';
import { colors, controls, fontFamily, frame, radius, type TextMode, textSize } from './tokens.ts';

/** The theme of one text mode. `key` is the class that carries its variables. */
export function antdTheme(mode: TextMode): ThemeConfig {
  const body = textSize('body', mode);
  return {
    hashed: false,
    zeroRuntime: true,
    cssVar: { prefix: 'sj', key: `sj-${mode}` },
    token: {
      colorPrimary: colors.blue,
      colorLink: colors.blue,
      colorLinkHover: colors.blueHover,
      colorInfo: colors.blue,
      colorSuccess: colors.good,
      colorWarning: colors.warn,
      colorError: colors.bad,
      colorText: colors.ink,
      colorTextSecondary: colors.inkSoft,
      colorTextTertiary: colors.inkFaint,
      colorTextDescription: colors.inkFaint,
      colorTextPlaceholder: colors.inkFaint,
      colorTextHeading: colors.ink,
      colorBorder: colors.edge,
      colorBorderSecondary: colors.line,
      colorSplit: colors.line,
      colorBgLayout: colors.ground,
      colorBgMask: colors.veil,
      // Derived from the blue they would be a grey on which soft text can't be read.
      controlItemBgActive: colors.blueWash,
      controlItemBgActiveHover: colors.blueWash,
      controlItemBgHover: colors.ground,
      fontFamily,
      fontSize: body,
      fontSizeSM: textSize('note', mode),
      controlHeight: controls[mode].console,
      controlHeightSM: controls[mode].console - 8,
      controlHeightLG: controls[mode].console + 8,
      borderRadius: radius.control,
      borderRadiusSM: 3,
      borderRadiusLG: radius.panel,
      boxShadow: '0 8px 24px rgba(18, 26, 36, 0.14)',
      boxShadowSecondary: '0 8px 24px rgba(18, 26, 36, 0.14)',
      controlOutlineWidth: 3,
      // A list that grows as it opens moves from under the pointer of whoever is quick, or whose machine is slow.
      motion: false,
      wireframe: false,
    },
    components: {
      Button: {
        colorPrimary: colors.red,
        colorPrimaryHover: colors.redHover,
        colorPrimaryActive: colors.redActive,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
      },
      Menu: {
        itemBg: 'transparent',
        itemHeight: controls[mode].console,
        itemBorderRadius: radius.control,
        itemColor: colors.inkSoft,
        itemHoverColor: colors.ink,
        itemHoverBg: colors.sunken,
        itemSelectedBg: colors.blueWash,
        itemSelectedColor: colors.blueHover,
        activeBarBorderWidth: 0,
        groupTitleColor: colors.inkFaint,
        groupTitleFontSize: textSize('note', mode),
      },
      Table: {
        headerBg: colors.ground,
        headerColor: colors.inkSoft,
        headerSplitColor: 'transparent',
        borderColor: colors.line,
        cellPaddingBlock: 10,
        cellPaddingInline: 12,
        rowHoverBg: colors.ground,
        rowSelectedBg: colors.blueWash,
        rowSelectedHoverBg: colors.blueWash,
      },
      Layout: { siderBg: colors.surface, headerBg: colors.surface, headerHeight: frame[mode].bar },
      Tabs: { titleFontSize: body, horizontalItemPadding: '10px 0' },
      Tag: { defaultBg: colors.sunken, defaultColor: colors.inkSoft },
    },
  };
}
