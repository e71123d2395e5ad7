#!/usr/bin/python3
"""A desktop without a screen: watches for tray icons and takes notifications on the session bus, and answers questions in JSON lines.

Needs Debian's python3-dbus and python3-gi, and DBUS_SESSION_BUS_ADDRESS. Questions on standard input, one answer each:
  {"do": "icons"}                  names of the icons that registered
  {"do": "properties"}             the first icon's title, status, tooltip and the sizes of its picture
  {"do": "menu"}                   the first icon's menu as a tree of {id, label, enabled, children}
  {"do": "click", "path": [...]}   chooses the entry under these labels
  {"do": "notices"}                notifications so far
  {"do": "choose", "id": N}        clicks on the body of a notification
"""
import json
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

WATCHER, WATCHER_PATH = 'org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher'
ITEM, MENU = 'org.kde.StatusNotifierItem', 'com.canonical.dbusmenu'
NOTICES, NOTICES_PATH = 'org.freedesktop.Notifications', '/org/freedesktop/Notifications'
PROPERTIES = 'org.freedesktop.DBus.Properties'


class Watcher(dbus.service.Object):
    """Where icons register (StatusNotifierItem specification, "StatusNotifierWatcher")."""

    def __init__(self, bus):
        super().__init__(bus, WATCHER_PATH)
        self.icons = []
        bus.add_signal_receiver(self.owner_changed, 'NameOwnerChanged', 'org.freedesktop.DBus')

    def owner_changed(self, name, _old, new):
        if new == '':
            self.icons = [icon for icon in self.icons if icon[0] != name]

    @dbus.service.method(WATCHER, in_signature='s', sender_keyword='sender')
    def RegisterStatusNotifierItem(self, service, sender=None):
        icon = (str(sender), str(service)) if service.startswith('/') else (str(service), '/StatusNotifierItem')
        if icon not in self.icons:
            self.icons.append(icon)
        self.StatusNotifierItemRegistered(''.join(icon))

    @dbus.service.method(WATCHER, in_signature='s')
    def RegisterStatusNotifierHost(self, _service):
        pass

    @dbus.service.signal(WATCHER, signature='s')
    def StatusNotifierItemRegistered(self, service):
        pass

    @dbus.service.method(PROPERTIES, in_signature='ss', out_signature='v')
    def Get(self, interface, name):
        return self.GetAll(interface)[name]

    @dbus.service.method(PROPERTIES, in_signature='s', out_signature='a{sv}')
    def GetAll(self, _interface):
        return {
            'RegisteredStatusNotifierItems': dbus.Array([''.join(icon) for icon in self.icons], signature='s'),
            'IsStatusNotifierHostRegistered': True,
            'ProtocolVersion': dbus.Int32(0),
        }


class Notices(dbus.service.Object):
    """Takes notifications and shows them to nobody."""

    def __init__(self, bus):
        super().__init__(bus, NOTICES_PATH)
        self.seen = []

    @dbus.service.method(NOTICES, in_signature='susssasa{sv}i', out_signature='u')
    def Notify(self, _app, _replaces, _icon, summary, body, actions, _hints, _timeout):
        number = len(self.seen) + 1
        self.seen.append({'id': number, 'title': str(summary), 'body': str(body), 'actions': [str(a) for a in actions]})
        return dbus.UInt32(number)

    @dbus.service.method(NOTICES, in_signature='u')
    def CloseNotification(self, number):
        self.NotificationClosed(number, 3)

    @dbus.service.method(NOTICES, out_signature='as')
    def GetCapabilities(self):
        return ['actions', 'body']

    @dbus.service.method(NOTICES, out_signature='ssss')
    def GetServerInformation(self):
        return ('recorder', 'test', '1', '1.2')

    @dbus.service.signal(NOTICES, signature='uu')
    def NotificationClosed(self, number, reason):
        pass

    @dbus.service.signal(NOTICES, signature='us')
    def ActionInvoked(self, number, action):
        pass


class Desktop:
    def __init__(self, bus):
        self.bus = bus
        self.watcher = Watcher(bus)
        self.notices = Notices(bus)

    def properties(self):
        name, path = self.watcher.icons[0]
        return dbus.Interface(self.bus.get_object(name, path), PROPERTIES).GetAll(ITEM)

    def menu(self):
        name, _path = self.watcher.icons[0]
        menu = dbus.Interface(self.bus.get_object(name, str(self.properties()['Menu'])), MENU)
        menu.AboutToShow(0)
        return menu, menu.GetLayout(0, -1, dbus.Array([], signature='s'))[1]

    def answer(self, question):
        do = question['do']
        if do == 'icons':
            return [''.join(icon) for icon in self.watcher.icons]
        if do == 'properties':
            found = self.properties()
            return {
                'title': str(found.get('Title', '')),
                'status': str(found.get('Status', '')),
                'tooltip': str(found['ToolTip'][2]) if 'ToolTip' in found else '',
                'sizes': [f'{int(p[0])}x{int(p[1])}' for p in found.get('IconPixmap', [])],
                'picture': hash(bytes(found['IconPixmap'][0][2])) if found.get('IconPixmap') else None,
            }
        if do == 'menu':
            return tree(self.menu()[1])
        if do == 'click':
            return self.click(question['path'])
        if do == 'notices':
            return self.notices.seen
        if do == 'choose':
            self.notices.ActionInvoked(dbus.UInt32(question['id']), 'default')
            return True
        raise ValueError(do)

    def click(self, path, looks=5):
        # A menu that was drawn anew between the look and the click no longer knows the entry: then it is looked for in the new one.
        menu, layout = self.menu()
        node = tree(layout)
        for label in path:
            node = next(child for child in node['children'] if child['label'] == label)
        try:
            menu.Event(node['id'], 'clicked', dbus.String('', variant_level=1), dbus.UInt32(0))
        except dbus.DBusException:
            if looks == 1:
                raise
            return self.click(path, looks - 1)
        return node['label']


def tree(node):
    number, properties, children = node
    return {
        'id': int(number),
        'label': str(properties.get('label', '')).replace('_', ''),
        'enabled': bool(properties.get('enabled', True)),
        'children': [tree(child) for child in children],
    }


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    desktop = Desktop(bus)
    names = [dbus.service.BusName(name, bus) for name in (WATCHER, 'org.kde.StatusNotifierHost-test', NOTICES)]
    loop = GLib.MainLoop()

    def hear(_source, _condition):
        line = sys.stdin.readline()
        if line == '':
            loop.quit()
            return False
        try:
            reply = {'ok': desktop.answer(json.loads(line))}
        except Exception as error:  # whatever went wrong is the answer
            reply = {'error': f'{type(error).__name__}: {error}'}
        print(json.dumps(reply), flush=True)
        return True

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, hear)
    print(json.dumps({'ok': len(names)}), flush=True)
    loop.run()


main()
