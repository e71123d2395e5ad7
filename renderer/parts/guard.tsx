import { Component, type ReactNode } from 'react'

type GuardProps = { readonly children: ReactNode; readonly renderFailure: (retry: () => void) => ReactNode }

/** Catches a failure of the screen below, so that the window stays usable. React knows no other form for this than a class. */
export class Guard extends Component<GuardProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.renderFailure(() => this.setState({ failed: false })) : this.props.children
  }
}
